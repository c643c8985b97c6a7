"""Pages about how a project hangs together."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.requests import Request
from projects.models import Project
from projects.queries import find_project
from schedule.models import Task
from schedule.queries import find_task
from tenancy.doors import READING, door
from tenancy.editing import Done, FormPage
from tenancy.exports import export
from tracing import actions, exports, queries
from tracing.forms import DeliverablesForm
from tracing.gauge import HEIGHT, WIDTH, points
from tracing.rows import Row
from tracing.trace import Trace, counts, with_gaps
from tracing.words import sentence

MOST = 300


@door("tracing.view_trace", find_project, methods=READING)
def trace(request: Request, project: Project) -> HttpResponse:
    """Need, goal, deliverable, tasks, acceptance; what is missing is marked."""
    found = queries.traced(project)
    lines, only_gaps = Trace(found.facts).lines(), "gaps" in request.GET
    shown = with_gaps(lines) if only_gaps else lines
    readings = list(queries.readings_of(project)[:90])
    context = {
        "project": project, "answer": sentence(counts(lines), is_empty=not lines), "only_gaps": only_gaps,
        "rows": [Row(line, found.rows) for line in shown[:MOST]], "more": max(0, len(shown) - MOST), "needs": list(found.rows["need"].values()),
        "creep": queries.creep_of(project, found.plan), "readings": readings, "size": (WIDTH, HEIGHT),
        "points": points([(one.day, one.share) for one in reversed(readings)]),
    }  # fmt: skip
    return render(request, "tracing/trace.html", context)


@door("tracing.view_trace", find_project, methods=READING)
def as_file(request: Request, project: Project) -> Any:
    found = queries.traced(project)
    lines = Trace(found.facts).lines()
    wanted = with_gaps(lines) if "gaps" in request.GET else lines
    return export(request, _("trace"), exports.TRACE, [Row(line, found.rows) for line in wanted])


@door("tracing.link_deliverables", find_task)
def link(request: Request, task: Task) -> HttpResponse:
    """Which deliverables a task is for."""

    def act(values: dict[str, Any]) -> Done:
        actions.link_deliverables(task, **values, by=request.user)
        return Done(_("“%(name)s” is saved.") % {"name": task}, task.get_absolute_url())

    form = DeliverablesForm(task, request.POST or None)
    return FormPage("tracing/link.html", {"project": task.project, "task": task}).answer(request, form, act)
