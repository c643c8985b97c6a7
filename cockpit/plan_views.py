"""The plan's page."""

from collections.abc import Container
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from cockpit import plan
from cockpit.plan import TABLE, View, Window
from cockpit.plan_words import answer
from core.requests import Request
from projects.models import Project
from projects.queries import find_project
from schedule import gantt
from schedule.clock import today
from schedule.queries import working_calendar
from tenancy.doors import READING, door

ZOOMS = [
    ("week", gettext_lazy("Weeks")),
    ("month", gettext_lazy("Months")),
    ("quarter", gettext_lazy("Quarters")),
]
SHOWS = [("", gettext_lazy("Chart")), (TABLE, gettext_lazy("Table"))]
ALL = "all"
LONGEST_NAMES = 40


@door("schedule.view_plan", find_project, methods=READING)
def plan_page(request: Request, project: Project) -> HttpResponse:
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
            "answer": answer(window.plan.counts, window.plan.following),
            "again": request.htmx,
        }
    piece = "#rows" if request.htmx else ""
    return render(request, f"cockpit/plan.html{piece}", context)


def view_of(request: Request) -> View:
    asked, is_all_folded = request.GET.get("from", ""), request.GET.get("fold") == ALL
    turned = request.GET.get("open" if is_all_folded else "fold", "")
    return View(
        zoom=known(request.GET.get("zoom", ""), gantt.SCALES),
        show=known(request.GET.get("show", ""), {TABLE}),
        first=int(asked) if asked.isdecimal() and len(asked) < 6 else 0,
        turned=frozenset(int(pk) for pk in turned.split(",") if pk.isdecimal() and len(pk) < 19),
        is_all_folded=is_all_folded,
    )


def known(asked: str, values: Container[str]) -> str:
    return asked if asked in values else ""


def addresses(view: View, window: Window) -> dict[str, Any]:
    """The queries of the page's links."""
    zoom = {"zoom": view.zoom, "show": view.show}
    here = zoom | folding(view, view.turned)
    return {
        "zooms": [
            (value, title, query(**here | {"zoom": value}), value == window.axis.zoom)
            for value, title in ZOOMS
        ],
        "rows": [
            (
                line,
                query(**zoom, **folding(view, view.turned ^ {line.task["pk"]}))
                if line.task["is_summary"]
                else "",
            )
            for line in window.lines
        ],
        "shows": [
            (value, title, query(**here | {"show": value}), value == view.show) for value, title in SHOWS
        ],
        "fold_all": query(**zoom, fold=ALL),
        "unfold_all": query(**zoom),
        "seen": query(**here, **{"from": view.first or ""}),
        "again_here": query(**here, **{"from": view.first}, again=1),
        "following": query(**here, **{"from": window.following}) if window.following else "",
    }


def folding(view: View, turned: frozenset[int]) -> dict[str, str]:
    """The part of a query that says which summaries are folded."""
    listed = ",".join(map(str, sorted(turned)))
    return {"fold": ALL, "open": listed} if view.is_all_folded else {"fold": listed}


def query(**values: Any) -> str:
    return f"?{urlencode({name: value for name, value in values.items() if value != ''}, safe=',')}"


def picture(window: Window, day: date) -> dict[str, Any]:
    """What the chart's background is made of."""
    axis = window.axis
    is_near = axis.scale >= gantt.SCALES["month"]
    return {
        "months": gantt.months(axis),
        "weeks": list(gantt.weeks(axis)) if is_near else [],
        "off": list(gantt.off(axis, working_calendar(window.calendar).is_working)) if is_near else [],
        "today_x": axis.day(day) if axis.reaches(day) else None,
        "names": [
            (round(bar.x + bar.width + 6, 1), bar.middle + 4, Truncator(line.people).chars(LONGEST_NAMES))
            for bar, line in zip(window.bars, window.lines, strict=True)
            if line.people
        ],
        "shapes": [(bar, gantt.diamond(bar) if bar.span.is_milestone else "") for bar in window.bars],
    }
