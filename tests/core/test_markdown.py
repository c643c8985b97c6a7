"""Prose: what people mean by Markdown is shown, and nothing anybody writes becomes more than prose."""

import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3
import pytest

from core.markdown import LONGEST, SCHEMES, TAGS, as_html, clean
from tests.hostile import TEXTS

ALLOWED = {"a": {"href", "rel"}, "ol": {"start"}}
SLOWEST = 2.0


class Look(HTMLParser):
    """What a browser would make of it, as far as it must not."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_comment(self, data):
        self.elements.append(("!--", {}))

    def handle_data(self, data):
        self.said.append(data)


def trouble_in(html: str) -> list[str]:
    found = []
    for tag, attributes in Look(html).elements:
        found += [f"<{tag}>"] if tag not in TAGS else []
        found += [f"{tag} {name}" for name in attributes if name not in ALLOWED.get(tag, set())]
        link = urlsplit(attributes.get("href") or "https:")
        found += [f"{link.scheme}:"] if link.scheme not in SCHEMES else []
        if tag == "a" and attributes.get("rel") != "noopener nofollow":
            found.append("rel")
    return found


def test_there_is_much_to_refuse():
    assert len(set(TEXTS)) > 250


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_written_becomes_more_than_prose(text):
    assert trouble_in(as_html(text)) == []
    assert trouble_in(clean(text)) == [], "the second lock, when the first has failed"


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_shown_is_well_formed_whatever_reads_it(text):
    """Nothing is left that a second parser would take apart otherwise than the first (mutation)."""
    shown = as_html(text)

    assert clean(shown) == shown


def test_the_look_finds_what_it_looks_for():
    assert trouble_in('<p onclick="x"><svg></svg><a href="javascript:x">y</a></p>') == [
        "p onclick", "<svg>", "javascript:", "rel",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Two\nlines", "<p>Two<br>\nlines</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("    set in", "<p>set in</p>"),
        ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        ("项目 2 * 3 * 4", "<p>项目 2 * 3 * 4</p>"),
        ("**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("# Why", "<h4>Why</h4>"),
        ("[here](https://x.test)", '<p><a href="https://x.test" rel="noopener nofollow">here</a></p>'),
        ("<me@x.test>", '<p><a href="mailto:me@x.test" rel="noopener nofollow">me@x.test</a></p>'),
        ("", ""),
    ],
)
def test_what_is_meant_is_shown(text, html):
    assert as_html(text).strip() == html


def test_every_word_stays():
    assert "<b>hi</b>" in "".join(Look(as_html("say <b>hi</b>")).said)


LONG = [
    "[",
    "*a ",
    "> ",
    "a**b",
    "![[",
    "`",
    "<",
    "- ",
    "[a](b",
    "*",
    "_a__",
    "|a",
    "\\",
    "[a]: x\n",
    "~~a",
    "<a ",
    "&",
    "((((",
]


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_text_is_read_in_time(piece):
    began = time.perf_counter()
    as_html(piece * (LONGEST // len(piece)))

    assert time.perf_counter() - began < SLOWEST


def test_what_is_longer_is_shown_as_it_was_typed():
    shown = as_html("**x** <script>\n" * LONGEST)

    assert "**x** &lt;script&gt;<br>" in shown
    assert trouble_in(shown) == []


def test_the_library_allows_no_more_than_we_ask():
    assert (
        nh3.clean('<p title="x" lang="y" class="z">t</p>', tags=TAGS, attributes={"*": set()}) == "<p>t</p>"
    )
