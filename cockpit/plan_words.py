"""A plan in words: durations, what waits for what, and how far the whole is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

A_WHOLE_DAY = 1440


class Tie(NamedTuple):
    """What a task waits for: the row's number, which ends are tied, and how far apart."""

    number: int
    kind: str = "FS"
    lag: Decimal = Decimal(0)
    is_elapsed: bool = False
    percent: int | None = None


def told(tie: Tie, a_day: int) -> str:
    """A dependency as planners write it: 12, 12SS, 12FS+2d, 12FS+1ed, 12FS-50%."""
    if tie.percent:
        return f"{tie.number}{tie.kind}{tie.percent:+d}%"
    if tie.lag:
        unit, length = ("ed", A_WHOLE_DAY) if tie.is_elapsed else ("d", a_day)
        return f"{tie.number}{tie.kind}{round(float(tie.lag) / length, 2):+g}{unit}"
    return str(tie.number) if tie.kind == "FS" else f"{tie.number}{tie.kind}"


def days_of(task: Mapping[str, Any], a_day: int) -> str:
    """A duration in days: 3, 0.5, 2e for days that run through nights, 3? for an estimate; nothing for none."""
    if not task["duration_minutes"]:
        return ""
    is_elapsed = task["duration_is_elapsed"]
    days = round(float(task["duration_minutes"]) / (A_WHOLE_DAY if is_elapsed else a_day), 2)
    return f"{days:g}{'e' if is_elapsed else ''}{'?' if task['is_estimated'] else ''}"


def answer(counts: Mapping[str, int], milestone: tuple[str, date] | None) -> str:
    """The plan in a sentence."""
    if not counts["all"]:
        return ""
    parts = [_("%(done)s of %(all)s tasks are done") % counts]
    if milestone:
        name, day = milestone
        known = {"name": name, "day": date_format(day, "DATE_FORMAT")}
        parts.append(_("the next milestone is “%(name)s” on %(day)s") % known)
    parts.append(overdue(counts["overdue"]))
    return _("; ").join(parts) + _(".")


def overdue(count: int) -> str:
    if not count:
        return _("nothing is overdue")
    return ngettext("%(count)s is overdue", "%(count)s are overdue", count) % {"count": count}
