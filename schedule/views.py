"""Pages that change tasks; the plan's own page is in the cockpit."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from activity.queries import history
from core.doors import back
from core.requests import Request
from core.toasts import toast
from projects.models import Project
from projects.queries import find_project
from schedule import actions, queries
from schedule.clock import today
from schedule.forms import QuickTaskForm, TaskForm
from schedule.models import Task
from tenancy.doors import door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside


@door("schedule.add_task", find_project)
def add(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        task = actions.add_task(project, **values, by=request.user)
        return Done(_("“%(name)s” is in the plan.") % {"name": task}, inside("cockpit:plan", project.key))

    return FormPage("schedule/task.html", {"project": project}).answer(request, adding(request, project), act)


def adding(request: Request, project: Project) -> TaskForm | QuickTaskForm:
    """The line under the plan says how many days; the page of its own says which."""
    day = today()
    if "days" in request.POST:
        calendar = queries.working_calendar(queries.default_calendar(project))
        return QuickTaskForm(request.POST, calendar=calendar, on=day)
    return TaskForm(request.POST or None, initial={"first_day": day, "last_day": day})


@door("schedule.edit_task", queries.find_task)
def task(request: Request, task: Task) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.edit_task(queries.find_task(task.project.key, task.pk), **values, by=request.user)
        return Done(
            _("“%(name)s” is saved.") % {"name": values["name"]}, inside("cockpit:plan", task.project.key)
        )

    context = {
        "project": task.project, "task": task, "events": history(task),
        "before": task.predecessors.select_related("predecessor"), "after": task.successors.select_related("successor"),
    }  # fmt: skip
    return FormPage("schedule/task.html", context).answer(
        request, TaskForm(request.POST or None, instance=task), act
    )


@verb("schedule.complete_task", queries.find_task)
def complete(request: Request, task: Task) -> HttpResponse:
    actions.complete_task(task, on=today(), by=request.user)
    undo = inside("schedule:reopen", task.project.key, task.pk)
    toast(request, _("“%(name)s” is done.") % {"name": task}, undo=undo)
    return redirect(back(request, inside("cockpit:portfolio")))


@verb("schedule.reopen_task", queries.find_task)
def reopen(request: Request, task: Task) -> HttpResponse:
    actions.reopen_task(task, by=request.user)
    toast(request, _("“%(name)s” is open again.") % {"name": task})
    return redirect(back(request, inside("cockpit:portfolio")))
