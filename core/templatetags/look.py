"""Small words for templates: icons, chips, who may, numbers."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import permissions
from core.assets import icon_file
from core.markdown import as_html
from core.money import money

register = template.Library()

STATES = {
    "on_track": (gettext_lazy("On track"), "circle-check"),
    "at_risk": (gettext_lazy("At risk"), "alert-triangle"),
    "off_track": (gettext_lazy("Off track"), "alert-octagon"),
    "reached": (gettext_lazy("Reached"), "target-arrow"),
    "done": (gettext_lazy("Done"), "flag-check"),
    "no_plan": (gettext_lazy("No plan yet"), "circle-dashed"),
}


@cache
def _svg(name: str) -> str:
    drawing = re.sub(r"<!--.*?-->", "", icon_file(name).read_text(), flags=re.DOTALL)
    drawing = re.sub(r'class="[^"]*"', 'class="icon" aria-hidden="true"', drawing, count=1)
    return " ".join(drawing.split())


@register.simple_tag
def icon(name: str) -> SafeString:
    """An outline icon as inline SVG, hidden from screen readers: say beside it what it means."""
    return mark_safe(_svg(name))  # noqa: S308  (a file of ours)


@register.simple_tag(takes_context=True)
def may(context: Any, permission: str, subject: Any = None) -> bool:
    """Whether the person looking at the page may."""
    return permissions.may(context["request"].user, permission, subject)


@register.simple_tag
def health_name(state: str) -> Any:
    return STATES[state][0]


@register.simple_tag
def health_chip(state: str) -> SafeString:
    """A state in words, with an icon and a colour."""
    title, name = STATES[state]
    return format_html('<span class="chip chip-{}">{}{}</span>', state.replace("_", "-"), icon(name), title)


@register.simple_tag(takes_context=True)
def sort_header(context: Any, field: str, title: str, sort: str) -> SafeString:
    """A column's head that sorts by the column, and turns round when it does already."""
    wanted = f"-{field}" if sort == field else field
    order = {field: "ascending", f"-{field}": "descending"}.get(sort, "none")
    arrow = {"ascending": icon("arrow-up"), "descending": icon("arrow-down")}.get(order, "")
    link = format_html('<a href="?{}">{}{}</a>', _query(context["request"], sort=wanted), title, arrow)
    return format_html('<th scope="col" aria-sort="{}">{}</th>', order, link)


@register.simple_tag(takes_context=True)
def page_link(context: Any, number: int) -> str:
    """The address of another page of the same list."""
    return "?" + _query(context["request"], page=number)


@register.simple_tag(takes_context=True)
def same_list(context: Any) -> str:
    """The query of the list that is shown: its search, filters and order, on no page."""
    query = _query(context["request"])
    return f"?{query}" if query else ""


def _query(request: HttpRequest, **changes: Any) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = value
    return query.urlencode()


@register.filter(name="money")
def as_money(amount: Any, currency: str) -> str:
    """An amount in its currency, in the reader's language."""
    return money(amount, currency)


@register.filter
def ending(address: str, wanted: str) -> str:
    """The address of the same list as another file: clients.csv → clients.xlsx."""
    return f"{address.rpartition('.')[0]}.{wanted}"


@register.filter
def initials(name: str) -> str:
    """The two letters of an avatar: first letters of first and last word; the last two signs of a Chinese name."""
    words = str(name).split()
    if len(words) == 1:
        return words[0][-2:] if not words[0].isascii() else words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper() if words else "?"


@register.filter
def number(value: Decimal | float | None) -> str:
    """A number as one writes it: by locale, grouped, without needless zeros."""
    if value is None:
        return _("–")
    plain = Decimal(value).normalize()
    return number_format(
        plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain, force_grouping=True
    )


@register.filter
def markdown(text: str) -> SafeString:
    """Prose as people wrote it, with what they meant by Markdown."""
    return as_html(text)
