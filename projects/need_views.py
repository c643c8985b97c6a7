"""Pages about needs, and which goals a deliverable serves."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from projects import actions, exports, queries
from projects.models import Deliverable, Need, Project
from projects.need_forms import GoalsForm, NeedForm
from projects.steps import one_step
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export_rows
from tenancy.links import inside


@door("projects.add_need", queries.find_project)
def add_need(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        need = actions.add_need(project, **values, by=request.user)
        undo = inside("projects:trash_need", project.key, need.pk)
        return Done(_("“%(name)s” is added.") % {"name": need}, home(project), undo)

    form = NeedForm(request.POST or None, project=project)
    return FormPage("projects/need.html", {"project": project}).answer(request, form, act)


@door("projects.edit_need", queries.find_need)
def need(request: Request, need: Need) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_need(queries.find_need(need.project.key, need.pk), **values, by=request.user)
        return Done(_("“%(name)s” is saved.") % {"name": edited}, home(need.project))

    shown = queries.find_need(need.project.key, need.pk)
    context = {"project": need.project, "need": shown, "events": history(shown)}
    form = NeedForm(request.POST or None, instance=need)
    return FormPage("projects/need.html", context).answer(request, form, act)


@verb("projects.move_need", queries.find_need)
def move_need(request: Request, need: Need) -> HttpResponse:
    keys = [one.pk for one in queries.needs_of(need.project)]
    actions.move_need(need, place=one_step(keys, need.pk, request.POST.get("step", "")), by=request.user)
    return redirect(home(need.project))


@verb("projects.trash_need", queries.find_need)
def trash_need(request: Request, need: Need) -> HttpResponse:
    actions.trash_need(need, by=request.user)
    undo = inside("projects:recover_need", need.project.key, need.pk)
    toast(request, _("“%(name)s” is in the trash.") % {"name": need}, undo=undo)
    return redirect(home(need.project))


@verb("projects.recover_need", queries.find_trashed_need)
def recover_need(request: Request, need: Need) -> HttpResponse:
    actions.recover_need(need, by=request.user)
    toast(request, _("“%(name)s” is back.") % {"name": need})
    return redirect(home(need.project))


@door("projects.view_projects", queries.find_project, methods=READING)
def needs_as_file(request: Request, project: Project) -> Any:
    return export_rows(request, _("needs"), exports.NEEDS, queries.needs_of(project))


@door("projects.link_goals", queries.find_deliverable)
def link_goals(request: Request, deliverable: Deliverable) -> HttpResponse:
    """Which goals it serves."""

    def act(values: dict[str, Any]) -> Done:
        actions.link_goals(deliverable, **values, by=request.user)
        return Done(_("“%(name)s” is saved.") % {"name": deliverable}, deliverable.get_absolute_url())

    form = GoalsForm(deliverable, request.POST or None)
    context = {"project": deliverable.project, "deliverable": deliverable}
    return FormPage("projects/goals_of.html", context).answer(request, form, act)


def home(project: Project) -> str:
    """Needs are read where they are traced."""
    return inside("tracing:trace", project.key)
