"""The plan's page."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from cockpit import plan
from cockpit.plan import View, Window
from cockpit.plan_words import answer
from projects.models import Project
from projects.queries import find_project
from schedule import gantt
from schedule.clock import today
from schedule.queries import counts, next_milestone, working_calendar
from tenancy.doors import READING, door

ZOOMS = [
    ("week", gettext_lazy("Weeks")),
    ("month", gettext_lazy("Months")),
    ("quarter", gettext_lazy("Quarters")),
]
ALL = "all"


@door("schedule.view_plan", find_project, methods=READING)
def plan_page(request: HttpRequest, project: Project) -> HttpResponse:
    """The plan as table and chart; further rows come as pieces, and rows again after a verb, with the new answer."""
    day, view = today(), view_of(request)
    window = plan.window(project, view, on=day)
    context = {
        "project": project,
        "window": window,
        "view": view,
        **addresses(view, window),
        **picture(window, day),
    }
    if not request.htmx or "again" in request.GET:
        context |= {
            "answer": answer(counts(project, on=day), next_milestone(project, on=day)),
            "again": request.htmx,
        }
    piece = "#rows" if request.htmx else ""
    return render(request, f"cockpit/plan.html{piece}", context)


def view_of(request: HttpRequest) -> View:
    asked, folded = request.GET.get("from", ""), request.GET.get("fold", "")
    return View(
        zoom=request.GET.get("zoom", ""),
        first=int(asked) if asked.isdecimal() and len(asked) < 6 else 0,
        folded=frozenset(int(pk) for pk in folded.split(",") if pk.isdecimal() and len(pk) < 19),
        is_all_folded=folded == ALL,
    )


def addresses(view: View, window: Window) -> dict[str, Any]:
    """The queries of the page's links."""
    fold = folding(view)
    zoom = {"zoom": view.zoom} if view.zoom else {}
    return {
        "zooms": [
            (value, title, query(zoom=value, **fold), is_at(value, window)) for value, title in ZOOMS
        ],
        "folds": [query(**zoom, fold=",".join(map(str, sorted(kept)))) for kept in toggles(view, window)],
        "fold_all": query(**zoom, fold=ALL),
        "unfold_all": query(**zoom),
        "here": query(**zoom, **fold),
        "again_here": query(**zoom, **fold, **{"from": view.first}, again=1),
        "following": query(**zoom, **fold, **{"from": window.following}) if window.following else "",
    }  # fmt: skip


def is_at(zoom: str, window: Window) -> bool:
    return gantt.SCALES[zoom] == window.axis.scale


def folding(view: View) -> dict[str, str]:
    if view.is_all_folded:
        return {"fold": ALL}
    return {"fold": ",".join(map(str, sorted(view.folded)))} if view.folded else {}


def toggles(view: View, window: Window) -> Iterator[frozenset[int]]:
    """For each row, which summaries are folded once it is turned over."""
    folded = frozenset(window.summaries) if view.is_all_folded else view.folded
    return (folded ^ {line.task["pk"]} for line in window.lines)


def query(**values: Any) -> str:
    return f"?{urlencode({name: value for name, value in values.items() if value != ''}, safe=',')}"


def picture(window: Window, day: date) -> dict[str, Any]:
    """What the chart's background is made of."""
    axis = window.axis
    is_near = axis.scale >= gantt.SCALES["month"]
    return {
        "months": list(gantt.months(axis)),
        "weeks": list(gantt.weeks(axis)) if is_near else [],
        "off": list(gantt.off(axis, working_calendar(window.calendar).is_working)) if is_near else [],
        "today_x": axis.day(day),
        "names": [
            (bar.x + bar.width + 6, bar.middle + 4, line.people)
            for bar, line in zip(window.bars, window.lines, strict=True)
            if line.people
        ],
        "shapes": [(bar, gantt.diamond(bar) if bar.span.is_milestone else "") for bar in window.bars],
    }
