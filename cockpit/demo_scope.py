"""What the demonstration's projects promise: a scope that was signed, a change that waits for it, and a wish."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import translation

from acceptance.actions import Judged, accept_submission, reject_submission, submit_deliverable
from accounts.models import User
from clients.models import Contact
from phases.actions import close_phase, confirm_condition, lay_out_phases, open_phase
from phases.models import Condition
from phases.usual import usual_phases
from projects.actions import (
    add_criterion,
    add_deliverable,
    add_need,
    add_scope_item,
    approve_change,
    ask_for_signatures,
    freeze_scope,
    link_goals,
    raise_change,
    sign,
    triage_change,
)
from projects.changes import addition, kept
from projects.models import Deliverable, Project
from projects.queries import newest_version
from projects.signing import on_turn
from tracing.actions import link_deliverables, read_scope

FILE = Path(__file__).parent / "demo" / "scope.json"
OPEN_FOR = timedelta(days=14)
Story = dict[str, Any]


def scope_stories() -> dict[str, Story]:
    """By the project's name."""
    stories: dict[str, Story] = json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    return stories


def promise_scope(story: Story, project: Project, *, on: date, by: User) -> None:
    """Say it, freeze it, have it signed, and let two wishes come."""
    for kind, sentences in story["statement"].items():
        for text in sentences:
            add_scope_item(project, kind=kind, text=text, by=by)
    for entry in story["deliverables"]:
        deliver(entry, project, None, on=on, by=by)
    trace(story["trace"], project, by=by)
    version = freeze_scope(project, by=by)
    laid = ask_for_signatures(
        version, contacts=people(project, story["sign"]), users=[by], expires_on=on + OPEN_FOR, by=by
    )
    for signature in on_turn(laid):
        sign(signature, name=signature.signer.name, by=signature.signer)
    with translation.override(project.organization.language):
        begin_phases(project, by=by)
    take_over(story["taken"], project, by=by)
    change_scope(story["change"], project, on=on, by=by)
    raise_change(project, **story["wish"], by=by)
    read_scope(project, on=on)


def take_over(story: Story, project: Project, *, by: User) -> None:
    """What the client has accepted, and what they sent back."""
    made, contact = (
        {row.name: row for row in project.deliverables.all()},
        people(project, [story["contact"]])[0],
    )
    for name, reason in story["deliverables"].items():
        submission = submit_deliverable(made[name], contact=contact, by=by)
        first, *others = [one["uid"] for one in submission.criteria]
        said = {first: Judged(not reason, reason)} | {uid: Judged(passed=True) for uid in others}
        answer = reject_submission if reason else accept_submission
        answer(submission, verdicts=said, name=contact.name, by=contact)


def trace(story: Story, project: Project, *, by: User) -> None:
    """What is needed, what answers it, and who makes what; a little is left open, as it is in life."""
    goals = {goal.metric: goal for goal in project.goals.all()}
    made = {row.name: row for row in project.deliverables.all()}
    tasks = {task.name: task for task in project.tasks.all()}
    for text, importance, metrics in story["needs"]:
        add_need(project, text=text, importance=importance, goals=[goals[one] for one in metrics], by=by)
    for name, metrics in story["goals"].items():
        link_goals(made[name], goals=[goals[one] for one in metrics], by=by)
    for name, names in story["tasks"].items():
        link_deliverables(tasks[name], deliverables=[made[one] for one in names], by=by)


def begin_phases(project: Project, *, by: User) -> None:
    """The usual ones: the first is behind us, for the scope is signed."""
    first, second, *_later = lay_out_phases(project, phases=usual_phases(), by=by)
    open_phase(first, by=by)
    for condition in first.conditions.filter(kind=Condition.Kind.CONFIRMED):
        confirm_condition(condition, by=by)
    close_phase(first, by=by)
    open_phase(second, by=by)


def deliver(entry: list[Any], project: Project, parent: Deliverable | None, *, on: date, by: User) -> None:
    name, due, price, effort, criteria, *parts = entry
    numbers = {"price": price and Decimal(price), "effort": effort and Decimal(effort)}
    row = add_deliverable(
        project, name=name, parent=parent, due_on=on + timedelta(days=due), owner=by, **numbers, by=by
    )
    for text in criteria:
        add_criterion(row, text=text, by=by)
    for part in parts[0] if parts else []:
        deliver(part, project, row, on=on, by=by)


def change_scope(story: Story, project: Project, *, on: date, by: User) -> None:
    due = (on + timedelta(days=story["due"])).isoformat()
    fields = {
        "name": story["title"],
        "price": str(story["price"]),
        "effort": str(story["days"]),
        "due_on": due,
    }
    said = {name: story[name] for name in ("title", "origin", "source", "reason")}
    change = raise_change(project, parts=kept([addition("deliverable", fields)]), **said, by=by)
    triage_change(change, triage=story["triage"], by=by)
    approve_change(change, by=by)
    asked, version = people(project, story["ask"]), newest_version(project)
    laid = ask_for_signatures(version, contacts=asked, in_order=True, expires_on=on + OPEN_FOR, by=by)
    first = on_turn(laid)[0]
    sign(first, name=first.signer.name, by=first.signer)


def people(project: Project, emails: list[str]) -> list[Contact]:
    known = {contact.email: contact for contact in project.client.contacts.all()}
    return [known[email] for email in emails]
