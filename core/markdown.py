"""Prose people write, as HTML: Markdown is read without its HTML, and what comes out passes an allow-list all the same."""

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

LONGEST = 20_000
"""Signs from which on a text is shown as it was typed: reading takes longer than in proportion."""

DEEPEST = 12
HEADINGS = {"h1": "h4", "h2": "h5", "h3": "h6", "h4": "h6", "h5": "h6", "h6": "h6"}
"""Prose stands under headings of the page; its own come after them."""

TAGS = {
    "p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
    "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}


def lower_headings(state: StateCore) -> None:
    for token in state.tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)


def reader() -> MarkdownIt:
    """CommonMark with tables and line breaks as typed; no HTML, no pictures, and blanks before a line mean nothing."""
    known = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": False, "maxNesting": DEEPEST})
    known.enable(["table", "strikethrough"]).disable(["image", "code", "html_block", "html_inline"])
    known.core.ruler.push("lower_headings", lower_headings)
    return known


READER = reader()


def as_html(text: str) -> SafeString:
    """The prose as HTML that is safe to show to anybody."""
    if len(text) > LONGEST:
        return SafeString(linebreaks(text, autoescape=True))  # only <p> and <br>; cleaning, too, takes longer
    return mark_safe(clean(READER.render(text)))  # noqa: S308  (made of the allowed tags)


def clean(html: str) -> str:
    """Only what is allowed: no class, style, id, data-* or hx-*; links lead outside, and say so."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener nofollow",
    )
