"""Pages about phases and their gates."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from phases import actions, exports, queries
from phases.forms import ConditionForm, PhaseForm, ReasonForm
from phases.models import Condition, Phase
from phases.usual import usual_phases
from phases.words import sentence
from projects.models import Project
from projects.queries import find_project
from projects.steps import one_step
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export
from tenancy.links import inside


@door("phases.view_phases", find_project, methods=READING)
def phases(request: Request, project: Project) -> HttpResponse:
    """Every phase with its gate, the one the project is in opened out."""
    gates = queries.gates_of(project)
    following = next((gate.phase.pk for gate in gates if not gate.phase.closed_at), None)
    context = {"project": project, "gates": gates, "answer": sentence(gates), "following": following}
    return render(request, "phases/list.html", context)


@door("phases.view_phases", find_project, methods=READING)
def as_file(request: Request, project: Project) -> Any:
    return export(request, _("phases"), exports.PHASES, exports.rows(queries.gates_of(project)))


@door("phases.add_phase", find_project)
def add(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        phase = actions.add_phase(project, **values, by=request.user)
        undo = inside("phases:trash", project.key, phase.pk)
        return Done(_("“%(name)s” is added.") % {"name": phase}, phase.get_absolute_url(), undo)

    return FormPage("phases/form.html", {"project": project}).answer(
        request, PhaseForm(request.POST or None), act
    )


@verb("phases.lay_out_phases", find_project)
def lay_out(request: Request, project: Project) -> HttpResponse:
    actions.lay_out_phases(project, phases=usual_phases(), by=request.user)
    toast(request, _("The usual phases are there. Change them as you like."))
    return redirect(home(project))


@door("phases.edit_phase", queries.find_phase)
def phase(request: Request, phase: Phase) -> HttpResponse:
    """A phase with its gate; sent, it is saved."""

    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_phase(
            queries.find_phase(phase.project.key, phase.pk), **values, by=request.user
        )
        return Done(_("“%(name)s” is saved.") % {"name": edited}, home(phase.project))

    shown = queries.find_phase(phase.project.key, phase.pk)
    context = {
        "project": phase.project, "phase": shown, "gate": queries.gate_of(shown), "events": history(shown)
    }  # fmt: skip
    return FormPage("phases/form.html", context).answer(
        request, PhaseForm(request.POST or None, instance=phase), act
    )


@verb("phases.move_phase", queries.find_phase)
def move(request: Request, phase: Phase) -> HttpResponse:
    """A step earlier or later."""
    keys = [one.pk for one in queries.phases_of(phase.project)]
    actions.move_phase(phase, place=one_step(keys, phase.pk, request.POST.get("step", "")), by=request.user)
    return redirect(home(phase.project))


@verb("phases.open_phase", queries.find_phase)
def open_(request: Request, phase: Phase) -> HttpResponse:
    actions.open_phase(phase, by=request.user)
    undo = inside("phases:put_back", phase.project.key, phase.pk)
    toast(request, _("“%(name)s” is open.") % {"name": phase}, undo=undo)
    return redirect(home(phase.project))


@verb("phases.put_back_phase", queries.find_phase)
def put_back(request: Request, phase: Phase) -> HttpResponse:
    actions.put_back_phase(phase, by=request.user)
    undo = inside("phases:open", phase.project.key, phase.pk)
    toast(request, _("“%(name)s” is ahead again.") % {"name": phase}, undo=undo)
    return redirect(home(phase.project))


@verb("phases.close_phase", queries.find_phase)
def close(request: Request, phase: Phase) -> HttpResponse:
    actions.close_phase(phase, by=request.user)
    undo = inside("phases:reopen", phase.project.key, phase.pk)
    toast(request, _("“%(name)s” is closed.") % {"name": phase}, undo=undo)
    return redirect(home(phase.project))


@door("phases.override_gate", queries.find_phase)
def override(request: Request, phase: Phase) -> HttpResponse:
    """Go on although the gate is not met: with a reason, which is kept."""

    def act(values: dict[str, Any]) -> Done:
        actions.override_gate(phase, **values, by=request.user)
        undo = inside("phases:reopen", phase.project.key, phase.pk)
        return Done(_("“%(name)s” is closed without its gate.") % {"name": phase}, home(phase.project), undo)

    context = {"project": phase.project, "phase": phase, "gate": queries.gate_of(phase)}
    return FormPage("phases/override.html", context).answer(request, ReasonForm(request.POST or None), act)


@verb("phases.reopen_phase", queries.find_phase)
def reopen(request: Request, phase: Phase) -> HttpResponse:
    actions.reopen_phase(phase, by=request.user)
    toast(request, _("“%(name)s” is open again.") % {"name": phase})
    return redirect(home(phase.project))


@verb("phases.trash_phase", queries.find_phase)
def trash(request: Request, phase: Phase) -> HttpResponse:
    actions.trash_phase(phase, by=request.user)
    undo = inside("phases:recover", phase.project.key, phase.pk)
    toast(request, _("“%(name)s” is in the trash.") % {"name": phase}, undo=undo)
    return redirect(home(phase.project))


@verb("phases.recover_phase", queries.find_trashed_phase)
def recover(request: Request, phase: Phase) -> HttpResponse:
    actions.recover_phase(phase, by=request.user)
    toast(request, _("“%(name)s” is back.") % {"name": phase})
    return redirect(home(phase.project))


def home(project: Project) -> str:
    return inside("phases:phases", project.key)


@door("phases.add_condition", queries.find_phase)
def add_condition(request: Request, phase: Phase) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        condition = actions.add_condition(phase, **values, by=request.user)
        undo = inside("phases:trash_condition", phase.project.key, condition.pk)
        return Done(_("“%(name)s” is added.") % {"name": condition}, home(phase.project), undo)

    form = ConditionForm(request.POST or None, project=phase.project)
    return FormPage("phases/condition.html", {"project": phase.project, "phase": phase}).answer(
        request, form, act
    )


@door("phases.edit_condition", queries.find_condition)
def condition(request: Request, condition: Condition) -> HttpResponse:
    project = condition.phase.project

    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_condition(
            queries.find_condition(project.key, condition.pk), **values, by=request.user
        )
        return Done(_("“%(name)s” is saved.") % {"name": edited}, home(project))

    shown = queries.find_condition(project.key, condition.pk)
    context = {"project": project, "phase": shown.phase, "condition": shown, "events": history(shown)}
    form = ConditionForm(request.POST or None, instance=condition, project=project)
    return FormPage("phases/condition.html", context).answer(request, form, act)


@verb("phases.confirm_condition", queries.find_condition)
def confirm(request: Request, condition: Condition) -> HttpResponse:
    actions.confirm_condition(condition, note=request.POST.get("note", "")[:1000], by=request.user)
    undo = inside("phases:unconfirm", condition.phase.project.key, condition.pk)
    toast(request, _("“%(name)s” is confirmed.") % {"name": condition.text}, undo=undo)
    return redirect(home(condition.phase.project))


@verb("phases.unconfirm_condition", queries.find_condition)
def unconfirm(request: Request, condition: Condition) -> HttpResponse:
    actions.unconfirm_condition(condition, by=request.user)
    undo = inside("phases:confirm", condition.phase.project.key, condition.pk)
    toast(request, _("“%(name)s” is no longer confirmed.") % {"name": condition.text}, undo=undo)
    return redirect(home(condition.phase.project))


@verb("phases.trash_condition", queries.find_condition)
def trash_condition(request: Request, condition: Condition) -> HttpResponse:
    actions.trash_condition(condition, by=request.user)
    undo = inside("phases:recover_condition", condition.phase.project.key, condition.pk)
    toast(request, _("“%(name)s” is in the trash.") % {"name": condition}, undo=undo)
    return redirect(home(condition.phase.project))


@verb("phases.recover_condition", queries.find_trashed_condition)
def recover_condition(request: Request, condition: Condition) -> HttpResponse:
    actions.recover_condition(condition, by=request.user)
    toast(request, _("“%(name)s” is back.") % {"name": condition})
    return redirect(home(condition.phase.project))
