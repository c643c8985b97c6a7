"""Pages that change projects, goals and shares; the project's own page is in the cockpit."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.queries import contacts_of
from core.requests import Request
from core.toasts import toast
from projects import actions, queries
from projects.forms import GoalForm, ProjectForm, ShareForm
from projects.models import Goal, Project, Share
from tenancy.doors import door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside


@door("projects.start_project")
def start(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        project = actions.start_project(values.pop("client"), **values, by=request.user)
        return Done(_("%(name)s has started.") % {"name": project}, project.get_absolute_url())

    known = {"manager": request.user, "starts_on": timezone.localdate(), "client": request.GET.get("client")}
    return FormPage("projects/form.html").answer(
        request, ProjectForm(request.POST or None, initial=known), act
    )


@door("projects.edit_project", queries.find_project)
def edit(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_project(queries.find_project(project.key), **values, by=request.user)
        return Done(_("%(name)s is saved.") % {"name": edited}, edited.get_absolute_url())

    key, form = project.key, ProjectForm(request.POST or None, instance=project)
    return FormPage("projects/form.html", {"project": queries.find_project(key)}).answer(request, form, act)


@verb("projects.close_project", queries.find_project)
def close(request: Request, project: Project) -> HttpResponse:
    actions.close_project(project, by=request.user)
    toast(request, _("%(name)s is closed.") % {"name": project}, undo=inside("projects:reopen", project.key))
    return redirect(inside("cockpit:portfolio"))


@verb("projects.reopen_project", queries.find_project)
def reopen(request: Request, project: Project) -> HttpResponse:
    actions.reopen_project(project, by=request.user)
    toast(
        request, _("%(name)s is open again.") % {"name": project}, undo=inside("projects:close", project.key)
    )
    return redirect(project.get_absolute_url())


@verb("projects.trash_project", queries.find_project)
def trash(request: Request, project: Project) -> HttpResponse:
    actions.trash_project(project, by=request.user)
    toast(
        request,
        _("%(name)s is in the trash.") % {"name": project},
        undo=inside("projects:recover", project.pk),
    )
    return redirect(inside("cockpit:portfolio"))


@verb("projects.recover_project", queries.find_trashed_project)
def recover(request: Request, project: Project) -> HttpResponse:
    actions.recover_project(project, by=request.user)
    toast(request, _("%(name)s is back.") % {"name": project}, undo=inside("projects:trash", project.key))
    return redirect(project.get_absolute_url())


@door("projects.set_goal", queries.find_project)
def set_goal(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        goal = actions.set_goal(project, **values, by=request.user)
        undo = inside("projects:drop_goal", project.key, goal.pk)
        return Done(_("The goal “%(name)s” is set.") % {"name": goal}, project.get_absolute_url(), undo)

    form = GoalForm(request.POST or None, initial={"owner": request.user, "due_on": project.due_on})
    return FormPage("projects/goal.html", {"project": project}).answer(request, form, act)


@verb("projects.drop_goal", queries.find_goal)
def drop_goal(request: Request, goal: Goal) -> HttpResponse:
    actions.drop_goal(goal, by=request.user)
    undo = inside("projects:restore_goal", goal.project.key, goal.pk)
    toast(request, _("The goal “%(name)s” is dropped.") % {"name": goal}, undo=undo)
    return redirect(goal.project.get_absolute_url())


@verb("projects.restore_goal", queries.find_goal)
def restore_goal(request: Request, goal: Goal) -> HttpResponse:
    actions.restore_goal(goal, by=request.user)
    toast(request, _("The goal “%(name)s” is back.") % {"name": goal})
    return redirect(goal.project.get_absolute_url())


@door("projects.share_project", queries.find_project)
def share(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        share = actions.share_project(project, email=values["email"], by=request.user)
        undo = inside("projects:unshare", project.key, share.pk)
        text = _("%(name)s can look into this project and gets a mail.") % {"name": share.contact}
        return Done(text, inside("projects:share", project.key), undo)

    context = {
        "project": project,
        "shares": queries.shares_of(project),
        "contacts": contacts_of(project.client),
    }
    return FormPage("projects/share.html", context).answer(request, ShareForm(request.POST or None), act)


@verb("projects.unshare_project", queries.find_share)
def unshare(request: Request, share: Share) -> HttpResponse:
    actions.unshare_project(share, by=request.user)
    toast(request, _("%(name)s no longer sees this project.") % {"name": share.contact})
    return redirect(inside("projects:share", share.project.key))
