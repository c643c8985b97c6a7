"""The plan's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cockpit import plan
from projects.models import Project
from projects.queries import find_project
from schedule import gantt
from schedule.forms import TaskForm
from tenancy.doors import READING, door

ZOOMS = [("week", gettext_lazy("Weeks")), ("month", gettext_lazy("Months")), ("quarter", gettext_lazy("Quarters"))]


@door("schedule.view_plan", find_project, methods=READING)
def plan_page(request: HttpRequest, project: Project) -> HttpResponse:
    """The plan as table and chart; further rows come as pieces."""
    today, zoom = timezone.localdate(), request.GET.get("zoom", "month")
    first = int(asked) if (asked := request.GET.get("from", "")).isdecimal() else 0
    window = plan.window(project, first=first, zoom=zoom, on=today)
    context = {"project": project, "window": window, "zoom": zoom, "first": first, **picture(window, today)}
    if request.htmx:
        return render(request, "cockpit/plan.html#rows", context)
    counts = plan.counts(project, on=today)
    more = {"answer": answer(counts), "counts": counts, "zooms": ZOOMS, "form": TaskForm(initial=a_day(today))}
    return render(request, "cockpit/plan.html", context | more)


def picture(window: plan.Window, today: Any) -> dict[str, Any]:
    """What the chart's background is made of."""
    axis = window.axis
    return {
        "months": list(gantt.months(axis)),
        "weeks": list(gantt.weeks(axis)) if axis.scale >= gantt.SCALES["month"] else [],
        "weekends": list(gantt.weekends(axis)) if axis.scale >= gantt.SCALES["month"] else [],
        "today_x": axis.day(today),
        "names": [name_of(bar, line) for bar, line in zip(window.bars, window.lines, strict=True) if line.people],
        "shapes": [(bar, gantt.diamond(bar) if bar.span.is_milestone else "") for bar in window.bars],
    }


def name_of(bar: gantt.Bar, line: plan.Line) -> tuple[float, float, str]:
    """Who is at work, written to the right of the bar."""
    return bar.x + bar.width + 6, bar.middle + 4, line.people


def answer(counts: dict[str, Any]) -> str:
    """The plan in a sentence."""
    if not counts["all"]:
        return ""
    done = _("%(done)s of %(all)s tasks are done") % counts
    if not counts["overdue"]:
        return _("%(first)s; %(second)s.") % {"first": done, "second": _("nothing is overdue")}
    late = ngettext("%(count)s is overdue", "%(count)s are overdue", counts["overdue"]) % {"count": counts["overdue"]}
    return _("%(first)s; %(second)s.") % {"first": done, "second": late}


def a_day(today: Any) -> dict[str, Any]:
    return {"first_day": today, "last_day": today}
