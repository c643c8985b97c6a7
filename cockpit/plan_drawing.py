"""The chart of a window as SVG: written by hand, for a template takes five times as long per bar."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cockpit.plan import Line, Window
from schedule import gantt
from schedule.gantt import Bar

LONGEST_NAMES, WHOLE = 40, 100


def drawing(
    window: Window,
    off: Iterable[tuple[float, float]],
    months: Iterable[tuple[float, Any]],
    today_x: float | None,
) -> SafeString:
    """Days off, months and today behind, then dependencies, bars, and who is at work on them."""
    height = window.height
    idle = "".join(f"M{x} 0h{width}V{height}h-{width}z" for x, width in off)
    lines = "".join(f"M{x} 0V{height}" for x, _day in months)
    parts = [
        f'<path class="gantt-off" d="{idle}"/><path class="gantt-month" d="{lines}"/>',
        today(today_x, height) if today_x is not None else "",
        *(f'<path class="gantt-link" d="{link}"/>' for link in window.links),
        *(shape(bar) for bar in window.bars),
        *people(window.bars, window.lines),
    ]
    return mark_safe("".join(parts))  # noqa: S308  (numbers, and names that are escaped)


def today(x: float, height: int) -> str:
    ends = f'x1="{x}" x2="{x}" y1="0" y2="{height}"'
    return f'<line class="gantt-today" {ends}><title>{escape(_("Today"))}</title></line>'


def shape(bar: Bar) -> str:
    """A milestone's diamond, a summary's bracket, or a task's bar with what is done of it."""
    span, name = bar.span, f"<title>{escape(bar.span.name)}</title>"
    if span.is_milestone:
        state = " gantt-reached" if span.percent == WHOLE else " gantt-late" if span.is_late else ""
        return f'<polygon class="gantt-milestone{state}" points="{gantt.diamond(bar)}">{name}</polygon>'
    if span.is_summary:
        outline = f"M{bar.x} {bar.y}h{bar.width}v9l-4-4h-{bar.inner}l-4 4z"
        return f'<path class="gantt-summary" d="{outline}">{name}</path>'
    late = " gantt-late" if span.is_late else ""
    done = box(bar, bar.done, ' class="gantt-done"') if bar.done else ""
    return f'<g class="gantt-bar{late}">{name}{box(bar, bar.width)}{done}</g>'


def box(bar: Bar, width: float, kind: str = "") -> str:
    return f'<rect{kind} x="{bar.x}" y="{bar.y}" width="{width}" height="{gantt.BAR}" rx="3"/>'


def people(bars: Sequence[Bar], lines: Sequence[Line]) -> Iterable[str]:
    """The names beside the bars."""
    for bar, line in zip(bars, lines, strict=True):
        if line.people:
            x, y = round(bar.x + bar.width + 6, 1), bar.middle + 4
            names = escape(Truncator(line.people).chars(LONGEST_NAMES))
            yield f'<text class="gantt-people" x="{x}" y="{y}">{names}</text>'
