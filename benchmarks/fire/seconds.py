"""Second thoughts: what makes waiting mails unwanted, and what was already on its way at that moment."""

import time
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from django.db.models.functions import Now

from benchmarks.fire.occasions import Book, Occasion
from clients.actions import archive_contact
from clients.models import Contact
from communication.models import Mail
from members.actions import withdraw_invitation
from members.models import Invitation
from projects.actions import unshare_project
from projects.models import Share
from schedule.actions import edit_task
from schedule.models import Task
from surveys.actions import close_survey
from surveys.models import Survey
from tenancy.scope import scope

Thought = Callable[[], list[tuple[str, str]]]
TO_CONTACT = ("shared", "reminder", "survey")


def second_thoughts(
    chance: Random, book: Book, firm: Any, number: int, due: Task, people: list[Any]
) -> Callable[[], None]:
    """A step that takes something back at random."""
    person, by = chance.choice(people), firm.founder
    guest = f"guest-{firm.number}-{number}-{chance.randrange(4)}@new.example"
    everybody = [one.email for one in people]
    thought: Thought = chance.choice(
        [
            lambda: unshare(person, by),
            lambda: archive(person, by),
            lambda: withdraw(guest, by),
            lambda: close(due.project_id, everybody, by),
            lambda: move(due, everybody, by),
        ]
    )

    def step() -> None:
        with scope(firm.organization):
            over = thought()
        take_back(book, firm, number, over)

    return step


def unshare(person: Any, by: Any) -> list[tuple[str, str]]:
    for share in Share.objects.lasting().filter(contact=person):
        unshare_project(share, by=by)
    return [(kind, person.email) for kind in TO_CONTACT]


def archive(person: Any, by: Any) -> list[tuple[str, str]]:
    fresh = Contact.objects.get(pk=person.pk)
    if not fresh.archived_at:
        archive_contact(fresh, by=by)
    return [(kind, person.email) for kind in TO_CONTACT]


def withdraw(email: str, by: Any) -> list[tuple[str, str]]:
    invitation = Invitation.objects.filter(email=email).first()
    if invitation is None:
        return []
    if not invitation.withdrawn_at:
        withdraw_invitation(invitation, by=by)
    return [("invitation", email)]


def close(project: int, emails: list[str], by: Any) -> list[tuple[str, str]]:
    survey = Survey.objects.filter(project=project).first()
    if survey is None:
        return []
    if not survey.closed_at:
        close_survey(survey, by=by)
    return [("survey", email) for email in emails]


def move(task: Task, emails: list[str], by: Any) -> list[tuple[str, str]]:
    fresh = Task.objects.select_related("project").get(pk=task.pk)
    if fresh.finish_day == task.finish_day:
        day = fresh.finish_day + timedelta(days=60)
        edit_task(fresh, version=fresh.version, by=by, first_day=day, last_day=day)
    return [("reminder", email) for email in emails]


def take_back(book: Book, firm: Any, number: int, over: list[tuple[str, str]]) -> None:
    """Write down that the occasions are over, and how long what a worker held at that moment may still arrive."""
    with scope(firm.organization):
        held = leases()
    instant = time.time()
    for kind, email in over:
        occasion = book.add(Occasion(firm.number, kind, 0 if kind == "invitation" else number, email))
        occasion.over = instant
        occasion.in_flight_until = instant + held.get((kind, email), 0)


def leases() -> dict[tuple[str, str], float]:
    """Of each mail that somebody is sending now, the seconds for which it is theirs."""
    found = Mail.objects.waiting().filter(lease_until__gt=Now()).annotate(left=Now())
    return {
        (mail.letter, mail.to_email): (mail.lease_until - mail.left).total_seconds()
        for mail in found
        if mail.lease_until
    }
