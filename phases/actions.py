"""What can be done with phases, and with the conditions of their gates."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from phases.models import Condition, Phase
from phases.queries import Gate, gate_of
from phases.usual import PlannedPhase
from projects.models import Project
from projects.ordering import last_place, put_in_order
from projects.queries import hold_project
from tenancy.models import refuse

SHORTEST = 10


@transaction.atomic
def add_phase(project: Project, *, name: str, by: Any, **particulars: Any) -> Phase:
    """Put one more phase after the others."""
    hold_project(project)
    place = last_place(Phase.objects.filter(project=project))
    phase = Phase(project=project, name=name, position=place, **particulars).added()
    record(phase, "phase.added", by=by, project=project.key)
    return phase


@transaction.atomic
def lay_out_phases(project: Project, *, phases: Sequence[PlannedPhase], by: Any) -> list[Phase]:
    """Give a project that has no phases all of them at once, with the conditions of their gates."""
    hold_project(project)
    if Phase.objects.filter(project=project).exists():
        raise refuse(_("This project has phases already."))
    laid = []
    for planned in phases:
        days = {"starts_on": planned.starts_on, "ends_on": planned.ends_on}
        laid.append(add_phase(project, name=planned.name, aim=planned.aim, **days, by=by))
        for kind, text in planned.conditions:
            add_condition(laid[-1], kind=kind, text=text, by=by)
    record(project, "project.phases_laid_out", by=by, count=len(laid))
    return laid


@transaction.atomic
def edit_phase(phase: Phase, *, version: int, by: Any, **changes: Any) -> Phase:
    """Change what a phase is called, aims at, and when it is planned."""
    changed = phase.revise(version=version, **changes)
    record(phase, "phase.edited", by=by, changed=changed)
    return phase


@transaction.atomic
def move_phase(phase: Phase, *, place: int, by: Any) -> Phase:
    """Put a phase that is ahead at a place, counted from 0, after those that have been opened."""
    hold_project(phase.project)
    phase.refresh_from_db()
    opened = Phase.objects.filter(project=phase.project).exclude(opened_at=None).count()
    if phase.opened_at or place < opened:
        raise refuse(_("What has been opened keeps its place."))
    was = put_in_order(Phase.objects.filter(project=phase.project), phase, place)
    record(phase, "phase.moved", by=by, was=was, place=place)
    return phase


@transaction.atomic
def open_phase(phase: Phase, *, by: Any) -> Phase:
    """Begin it; the ones before it are closed."""
    hold_project(phase.project)
    phase.refresh_from_db()
    before = Phase.objects.filter(project=phase.project, position__lt=phase.position, closed_at=None).first()
    if phase.opened_at:
        raise refuse(_("“%(name)s” has been opened already."), name=phase.name)
    if before is not None:
        raise refuse(_("“%(name)s” comes first: its gate is not passed yet."), name=before.name)
    phase.revise(version=phase.version, opened_at=timezone.now())
    record(phase, "phase.opened", by=by)
    return phase


@transaction.atomic
def put_back_phase(phase: Phase, *, by: Any) -> Phase:
    """Take back that it is open."""
    _hold_open(phase)
    phase.revise(version=phase.version, opened_at=None)
    record(phase, "phase.put_back", by=by)
    return phase


@transaction.atomic
def close_phase(phase: Phase, *, by: Any) -> Phase:
    """Pass its gate, once every condition is met."""
    _hold_open(phase)
    gate = gate_of(phase)
    missing = [f"{one.condition}: {one.missing}" for one in gate.missing]
    if missing:
        raise refuse(
            _("“%(name)s” can't be closed yet. %(missing)s"), name=phase.name, missing=" ".join(missing)
        )
    _pass(gate)
    record(phase, "phase.closed", by=by)
    return phase


@transaction.atomic
def override_gate(phase: Phase, *, reason: str, by: Any) -> Phase:
    """Close it although conditions are not met; who did it, why, and what was missing is kept."""
    _hold_open(phase)
    gate = gate_of(phase)
    missing = [str(one.condition) for one in gate.missing]
    if not missing:
        raise refuse(_("Every condition is met: close it as usual."))
    if len(reason.strip()) < SHORTEST:
        raise refuse(_("Say in a sentence why it goes on nevertheless."), field="reason")
    _pass(gate, overridden_by=by, override_reason=reason.strip())
    record(phase, "phase.overridden", by=by, reason=reason.strip(), missing=missing)
    return phase


@transaction.atomic
def reopen_phase(phase: Phase, *, by: Any) -> Phase:
    """Take back that its gate is passed, as long as no later one has been opened."""
    hold_project(phase.project)
    phase.refresh_from_db()
    later = Phase.objects.filter(project=phase.project, position__gt=phase.position).exclude(opened_at=None)
    if not phase.closed_at:
        raise refuse(_("“%(name)s” is not closed."), name=phase.name)
    if later.exists():
        raise refuse(_("A later phase has been opened already."))
    phase.revise(version=phase.version, closed_at=None, overridden_by=None, override_reason="")
    Condition.objects.filter(phase=phase).update(was_met=None)
    record(phase, "phase.reopened", by=by)
    return phase


def _pass(gate: Gate, **said: Any) -> None:
    """Close the phase, and keep of each condition whether it was met; what becomes of it later is another matter."""
    for one in gate.conditions:
        Condition.objects.filter(pk=one.condition.pk).update(was_met=one.is_met)
    gate.phase.revise(version=gate.phase.version, closed_at=timezone.now(), **said)


def _hold_open(phase: Phase) -> None:
    hold_project(phase.project)
    phase.refresh_from_db()
    if not phase.opened_at or phase.closed_at:
        raise refuse(_("“%(name)s” is not open."), name=phase.name)


@transaction.atomic
def trash_phase(phase: Phase, *, by: Any) -> Phase:
    """Throw a phase that was never opened away; for thirty days it can be taken back."""
    if phase.opened_at:
        raise refuse(_("A phase that has been opened stays in the history."))
    phase.throw_away(by=by)
    record(phase, "phase.trashed", by=by)
    return phase


@transaction.atomic
def recover_phase(phase: Phase, *, by: Any) -> Phase:
    """Take it back out of the trash, after those that are there."""
    hold_project(phase.project)
    phase.take_back()
    put_in_order(Phase.objects.filter(project=phase.project), phase, Phase.objects.count())
    record(phase, "phase.recovered", by=by)
    return phase


@transaction.atomic
def add_condition(phase: Phase, *, kind: str, by: Any, **particulars: Any) -> Condition:
    """Ask one more thing of the gate."""
    _ask_whether_open(phase)
    condition = Condition(phase=phase, kind=kind, **particulars).added()
    record(condition, "condition.added", by=by, phase=phase.name)
    return condition


@transaction.atomic
def edit_condition(condition: Condition, *, version: int, by: Any, **changes: Any) -> Condition:
    """Ask it otherwise; what somebody confirmed was the other sentence, and must be confirmed anew."""
    _ask_whether_open(condition.phase)
    if changes.get("text", condition.text) != condition.text:
        changes |= {"confirmed_by": None, "confirmed_at": None, "note": ""}
    changed = condition.revise(version=version, **changes)
    record(condition, "condition.edited", by=by, changed=changed)
    return condition


@transaction.atomic
def confirm_condition(condition: Condition, *, by: Any, note: str = "") -> Condition:
    """Say that it is so."""
    _ask_whether_open(condition.phase)
    if condition.kind != Condition.Kind.CONFIRMED:
        raise refuse(_("This is seen from what there is; nobody confirms it."))
    if condition.confirmed_at:
        raise refuse(_("That is confirmed already."))
    said = {"confirmed_by": by, "confirmed_at": timezone.now(), "note": note}
    condition.revise(version=condition.version, **said)
    record(condition, "condition.confirmed", by=by)
    return condition


@transaction.atomic
def unconfirm_condition(condition: Condition, *, by: Any) -> Condition:
    """Take back that it is so."""
    _ask_whether_open(condition.phase)
    if not condition.confirmed_at:
        raise refuse(_("Nobody has confirmed it yet."))
    condition.revise(version=condition.version, confirmed_by=None, confirmed_at=None, note="")
    record(condition, "condition.unconfirmed", by=by)
    return condition


@transaction.atomic
def trash_condition(condition: Condition, *, by: Any) -> Condition:
    """Ask it no more; for thirty days it can be taken back."""
    _ask_whether_open(condition.phase)
    condition.throw_away(by=by)
    record(condition, "condition.trashed", by=by)
    return condition


@transaction.atomic
def recover_condition(condition: Condition, *, by: Any) -> Condition:
    """Ask it again."""
    _ask_whether_open(condition.phase)
    condition.take_back()
    record(condition, "condition.recovered", by=by)
    return condition


def _ask_whether_open(phase: Phase) -> None:
    """A gate that was passed keeps the conditions it was passed with."""
    if Phase.everything.filter(pk=phase.pk).exclude(closed_at=None).exists():
        raise refuse(_("This gate is passed. Reopen the phase first."))
