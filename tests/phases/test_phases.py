"""Phases one after the other; a gate that is not met holds them, or somebody says why it does not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from acceptance.actions import accept_submission, reject_submission, submit_deliverable
from activity.models import Event
from phases.actions import (
    add_condition,
    add_phase,
    close_phase,
    confirm_condition,
    edit_condition,
    edit_phase,
    lay_out_phases,
    move_phase,
    open_phase,
    override_gate,
    put_back_phase,
    recover_condition,
    recover_phase,
    reopen_phase,
    trash_condition,
    trash_phase,
    unconfirm_condition,
)
from phases.models import Condition, Phase, State
from phases.queries import gate_of, gates_of
from phases.usual import PlannedPhase, usual_phases
from phases.words import sentence
from projects.actions import (
    add_criterion,
    add_deliverable,
    ask_for_signatures,
    decline_change,
    freeze_scope,
    raise_change,
    sign,
)
from schedule.actions import add_task, complete_task
from tenancy.models import Conflict
from tests.acceptance.conftest import judged

DAY = date(2026, 11, 2)


def missing(phase) -> list[str]:
    return [one.missing for one in gate_of(phase).missing]


def test_one_after_the_other(first, second, manager):
    with pytest.raises(ValidationError, match="“Planning” comes first"):
        open_phase(second, by=manager)
    open_phase(first, by=manager)
    with pytest.raises(ValidationError, match="opened already"):
        open_phase(first, by=manager)
    close_phase(first, by=manager)
    open_phase(second, by=manager)

    assert [one.state for one in Phase.objects.all()] == [State.CLOSED, State.OPEN]
    with pytest.raises(ValidationError, match="A later phase"):
        reopen_phase(first, by=manager)


def test_put_back_phase_and_reopen_phase_undo(first, manager):
    with pytest.raises(ValidationError, match="is not open"):
        put_back_phase(first, by=manager)
    open_phase(first, by=manager)
    put_back_phase(first, by=manager)
    assert first.state is State.AHEAD

    open_phase(first, by=manager)
    close_phase(first, by=manager)
    reopen_phase(first, by=manager)
    assert Phase.objects.get().state is State.OPEN


def test_a_passed_gate_tells_what_was_met_then(project, first, manager):
    add_condition(first, kind="no_changes", by=manager)
    open_phase(first, by=manager)
    close_phase(first, by=manager)
    raise_change(project, title="More", reason="Because", by=manager)
    assert missing(first) == []

    reopen_phase(first, by=manager)
    assert missing(first) == ["To be decided: CR-1 More."]
    override_gate(first, reason="It does not matter here", by=manager)
    assert missing(first) == ["It was not met when the phase was closed."]


def test_a_gate_that_is_not_met_holds(first, manager):
    add_condition(first, kind="confirmed", text="The team is named", person=manager, by=manager)
    open_phase(first, by=manager)

    with pytest.raises(ValidationError, match="The team is named: Mary Manager has not confirmed it yet"):
        close_phase(first, by=manager)
    assert Phase.objects.get().state is State.OPEN


def test_override_gate_keeps_who_why_and_what_was_missing(first, manager):
    open_phase(first, by=manager)
    with pytest.raises(ValidationError, match="Every condition is met"):
        override_gate(first, reason="We are in a hurry", by=manager)
    add_condition(first, kind="confirmed", text="The team is named", by=manager)
    with pytest.raises(ValidationError, match="in a sentence"):
        override_gate(first, reason="hurry", by=manager)

    override_gate(first, reason="The client insists on Monday", by=manager)

    phase = Phase.objects.get()
    assert (phase.state, phase.overridden_by) == (State.CLOSED, manager)
    event = Event.objects.get(kind="phase.overridden")
    assert event.particulars["missing"] == ["The team is named"]
    assert event.particulars["reason"] == "The client insists on Monday"


def test_confirm_condition_and_unconfirm_condition(first, manager, member):
    condition = add_condition(first, kind="confirmed", text="The team is named", by=manager)
    with pytest.raises(ValidationError, match="Nobody has confirmed"):
        unconfirm_condition(condition, by=member)

    confirm_condition(condition, note="All five", by=member)
    assert missing(first) == []
    with pytest.raises(ValidationError, match="confirmed already"):
        confirm_condition(condition, by=member)

    unconfirm_condition(condition, by=member)
    assert missing(first) == ["Nobody has confirmed it yet."]


def test_another_sentence_must_be_confirmed_anew(first, manager):
    condition = confirm_condition(add_condition(first, kind="confirmed", text="A", by=manager), by=manager)

    edit_condition(condition, version=condition.version, text="B", by=manager)

    assert Condition.objects.get().confirmed_at is None


def test_conditions_are_seen_from_what_there_is(project, first, contact, manager):
    site = add_deliverable(project, name="Site", by=manager)
    page = add_deliverable(project, name="Start page", parent=site, by=manager)
    add_criterion(page, text="Opens in two seconds", by=manager)
    live = add_task(project, name="Live", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)
    for kind in ("accepted", "passed", "signed", "no_changes"):
        add_condition(first, kind=kind, by=manager)
    add_condition(first, kind="milestone", milestone=live, by=manager)
    change = raise_change(project, title="More", reason="Because", by=manager)
    version = freeze_scope(project, by=manager)

    assert missing(first) == [
        "Not accepted yet: Start page.",
        "Criteria are not met yet: Start page (1).",
        f"{version} is not signed yet.",
        "To be decided: CR-1 More.",
        "“Live” is not done yet.",
    ]

    submission = submit_deliverable(page, contact=contact, by=manager)
    reject_submission(submission, verdicts=judged(submission, False), name="Carla", by=contact)
    assert missing(first)[1] == "Criteria are not met yet: Start page (1)."
    submission = submit_deliverable(page, contact=contact, by=manager)
    accept_submission(submission, verdicts=judged(submission, True), name="Carla", by=contact)
    decline_change(change, reason="Too late", by=manager)
    later = timezone.localdate() + timedelta(days=9)
    laid = ask_for_signatures(version, contacts=[contact], expires_on=later, by=manager)
    sign(laid.signatures.get(), name="Carla", by=contact)
    complete_task(live, on=DAY, by=manager)

    assert missing(first) == []


def test_conditions_name_what_they_are_about(project, first, client, manager):
    with pytest.raises(ValidationError, match="Say what is to be confirmed"):
        add_condition(first, kind="confirmed", text=" ", by=manager)
    with pytest.raises(ValidationError, match="Choose the milestone"):
        add_condition(first, kind="milestone", by=manager)
    with pytest.raises(ValidationError, match="nobody confirms it"):
        confirm_condition(add_condition(first, kind="signed", by=manager), by=manager)


def test_what_is_passed_keeps_its_conditions(first, manager):
    condition = add_condition(first, kind="no_changes", by=manager)
    open_phase(first, by=manager)
    close_phase(first, by=manager)

    for act in (
        lambda: add_condition(first, kind="signed", by=manager),
        lambda: trash_condition(condition, by=manager),
        lambda: edit_condition(condition, version=1, kind="signed", by=manager),
    ):
        with pytest.raises(ValidationError, match="This gate is passed"):
            act()


def test_trash_condition_and_recover_condition(first, manager):
    condition = add_condition(first, kind="signed", by=manager)
    trash_condition(condition, by=manager)
    assert missing(first) == []

    recover_condition(Condition.everything.get(), by=manager)
    assert missing(first) == ["The scope is not frozen yet."]


def test_trash_phase_and_recover_phase(project, first, second, manager):
    trash_phase(first, by=manager)
    assert list(Phase.objects.all()) == [second]

    recover_phase(Phase.everything.get(pk=first.pk), by=manager)
    assert list(Phase.objects.all()) == [second, first]
    open_phase(Phase.objects.get(pk=second.pk), by=manager)
    with pytest.raises(ValidationError, match="stays in the history"):
        trash_phase(Phase.objects.get(pk=second.pk), by=manager)


def test_move_phase_leaves_what_was_opened(first, second, project, manager):
    third = add_phase(project, name="Closing", by=manager)
    open_phase(first, by=manager)

    move_phase(third, place=1, by=manager)
    assert [one.name for one in Phase.objects.all()] == ["Planning", "Closing", "Execution"]
    for phase, place in ((third, 0), (first, 1)):
        with pytest.raises(ValidationError, match="keeps its place"):
            move_phase(phase, place=place, by=manager)


def test_lay_out_phases_once(project, manager):
    laid = lay_out_phases(project, phases=usual_phases(), by=manager)
    assert [one.name for one in laid] == ["Initiation", "Planning", "Execution", "Acceptance", "Closing"]
    assert Condition.objects.count() == 9

    with pytest.raises(ValidationError, match="has phases already"):
        lay_out_phases(project, phases=[PlannedPhase("Another")], by=manager)


def test_edit_phase_lets_nobody_overwrite_another(first, manager):
    edit_phase(Phase.objects.get(), version=first.version, aim="Known by all", by=manager)

    with pytest.raises(Conflict):
        edit_phase(first, version=1, name="Mine", by=manager)
    with pytest.raises(ValidationError, match="can't end before it starts"):
        phase = Phase.objects.get()
        edit_phase(phase, version=phase.version, starts_on=DAY, ends_on=DAY - timedelta(days=1), by=manager)


def test_the_project_in_a_sentence(project, first, second, manager):
    assert sentence([]).startswith("A gate at the end")
    assert sentence(gates_of(project)) == "“Planning” comes next."
    add_condition(first, kind="confirmed", text="A", by=manager)
    open_phase(first, by=manager)
    assert sentence(gates_of(project)) == "In “Planning”: 0 of 1 conditions of its gate are met."
    confirm_condition(Condition.objects.get(), by=manager)
    assert sentence(gates_of(project)) == "In “Planning”: its gate is met, it can be closed."
    close_phase(first, by=manager)
    open_phase(second, by=manager)
    close_phase(second, by=manager)
    assert sentence(gates_of(project)) == "Every gate is passed."
