"""The plan's page."""

from collections.abc import Container
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from cockpit import plan
from cockpit.plan import TABLE, Line, View, Window
from cockpit.plan_drawing import drawing
from cockpit.plan_rows import Rows
from cockpit.plan_words import answer
from core.permissions import may
from core.requests import Request
from projects.models import Project
from projects.queries import find_project
from schedule import gantt
from schedule.clock import today
from schedule.queries import working_calendar
from tenancy.doors import READING, door
from tenancy.links import inside

ZOOMS = [
    ("week", gettext_lazy("Weeks")),
    ("month", gettext_lazy("Months")),
    ("quarter", gettext_lazy("Quarters")),
]
SHOWS = [("", gettext_lazy("Chart")), (TABLE, gettext_lazy("Table"))]
ALL = "all"


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
        "rows": rows_of(request, project, window, view),
        **picture(window, view, day),
    }
    if not request.htmx or "again" in request.GET:
        context |= {
            "answer": answer(window.plan.counts, window.plan.following),
            "again": request.htmx,
        }
    piece = "#rows" if request.htmx else ""
    return render(request, f"cockpit/plan.html{piece}", context)


def rows_of(request: Request, project: Project, window: Window, view: View) -> list[SafeString]:
    """The table's rows, each with the address at which a summary is turned."""
    here = inside("cockpit:plan", project.key)
    back = f"{here}{seen(view)}"
    hidden = f'{csrf_input(request)}<input type="hidden" name="next" value="{escape(back)}">'
    writer = Rows(
        here, hidden if may(request.user, "schedule.complete_task", project) else "", bool(view.show)
    )
    return [writer.row(line, turn(view, line)) for line in window.lines]


def turn(view: View, line: Line) -> str:
    """The query with which a summary is folded, or open again."""
    if not line.task["is_summary"]:
        return ""
    return query(zoom=view.zoom, show=view.show, **folding(view, view.turned ^ {line.task["pk"]}))


def seen(view: View) -> str:
    """The query of the rows that are seen."""
    return query(zoom=view.zoom, show=view.show, **folding(view, view.turned), **{"from": view.first or ""})


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
        "shows": [
            (value, title, query(**here | {"show": value}), value == view.show) for value, title in SHOWS
        ],
        "fold_all": query(**zoom, fold=ALL),
        "unfold_all": query(**zoom),
        "rows_here": seen(view),
        "again_here": query(**here, **{"from": view.first}, again=1),
        "following": query(**here, **{"from": window.following}) if window.following else "",
    }


def folding(view: View, turned: frozenset[int]) -> dict[str, str]:
    """The part of a query that says which summaries are folded."""
    listed = ",".join(map(str, sorted(turned)))
    return {"fold": ALL, "open": listed} if view.is_all_folded else {"fold": listed}


def query(**values: Any) -> str:
    return f"?{urlencode({name: value for name, value in values.items() if value != ''}, safe=',')}"


def picture(window: Window, view: View, day: date) -> dict[str, Any]:
    """What the chart's background is made of."""
    axis = window.axis
    is_near, months = axis.scale >= gantt.SCALES["month"], gantt.months(axis)
    today_x = axis.day(day) if axis.reaches(day) else None
    off = gantt.off(axis, working_calendar(window.calendar).is_working) if is_near else ()
    return {
        "months": months,
        "weeks": list(gantt.weeks(axis)) if is_near else [],
        "drawing": drawing(window, off, months, today_x) if not view.show else "",
    }
