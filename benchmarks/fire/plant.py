"""Organizations with people to write to, and a list of what happens in them: shares, milestones, invitations, and second thoughts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from accounts.actions import register_person
from activity.actions import hear_all
from benchmarks.fire.hooks import DEADLY
from benchmarks.fire.occasions import Book, Occasion
from benchmarks.fire.seconds import second_thoughts
from clients.actions import add_client, add_contact
from communication.actions import drop_reminder, queue_mail
from communication.models import ReminderRule
from members.actions import found_organization, invite_member
from members.models import Invitation
from projects.actions import share_project, start_project
from projects.models import Project, Share
from schedule.actions import add_task, complete_task
from schedule.models import Task
from tenancy.models import Organization
from tenancy.scope import scope

PEOPLE, GUESTS = 8, 4
MAILS_OF_PROJECT = 3 * PEOPLE + GUESTS
NIGHT = 1
"""Of a project's people, by number: whose morning has not come."""
SHARE_OF_DOUBT = 0.6
"""So often is a project followed by a second thought about something in it."""
Step = Callable[[], None]


@dataclass
class Firm:
    """An organization of the fire."""

    number: int
    organization: Organization
    founder: Any
    day: date
    night: str


@dataclass
class Field:
    """Everything planted, and the steps still to be taken."""

    book: Book = field(default_factory=Book)
    steps: list[Step] = field(default_factory=list)
    firms: list[Firm] = field(default_factory=list)


def plant(mails: int, chance: Random) -> Field:
    """Projects for about so many mails, in two organizations or more."""
    projects = max(2, round(mails / MAILS_OF_PROJECT))
    sown = Field()
    sown.firms = [found(number) for number in range(max(2, min(8, projects // 3)))]
    for number in range(projects):
        sow(sown, sown.firms[number % len(sown.firms)], number, chance)
    for firm in sown.firms[:2]:
        poison(firm)
    return sown


def zone_at(hour: int) -> str:
    """A time zone in which it is about that hour now."""
    ahead = (hour - datetime.now(UTC).hour + 11) % 24 - 11
    return "Etc/GMT" if not ahead else f"Etc/GMT{-ahead:+d}"


def found(number: int) -> Firm:
    """An organization that reminds its clients' people a week ahead, and nobody else."""
    zone = zone_at(12)
    founder = register_person(f"founder-{number}@fire.example", name=f"Founder {number}")
    organization = found_organization(
        f"Firm {number}", slug=f"firm-{number}", language="en", time_zone=zone, by=founder
    )
    with scope(organization):
        hear_all()
        for rule in ReminderRule.objects.exclude(audience=ReminderRule.Audience.CONTACTS):
            drop_reminder(rule, by=founder)
    return Firm(number, organization, founder, noon_day(), zone_at(3))


def noon_day() -> date:
    ahead = (12 - datetime.now(UTC).hour + 11) % 24 - 11
    return (datetime.now(UTC) + timedelta(hours=ahead)).date()


def sow(sown: Field, firm: Firm, number: int, chance: Random) -> None:
    """A project with milestones and people, and the steps by which they are told."""
    with scope(firm.organization):
        project, tasks = begin(firm, number)
        people = [acquaint(firm, project, number, person) for person in range(PEOPLE)]
    named = f"{firm.number}-{number}"
    steps = [share(sown, firm, project, number, person) for person in people]
    steps.append(complete(sown, firm, tasks["done"], number, people))
    steps += [invite(sown, firm, f"guest-{named}-{guest}@new.example") for guest in range(GUESTS)]
    sown.steps += steps
    if chance.random() < SHARE_OF_DOUBT:
        doubt = second_thoughts(chance, sown.book, firm, number, tasks["due"], people)
        sown.steps.insert(len(sown.steps) - chance.randrange(GUESTS + 2), doubt)


def begin(firm: Firm, number: int) -> tuple[Project, dict[str, Task]]:
    client = add_client(f"Client {firm.number}-{number}", by=firm.founder)
    name = f"project-{firm.number}-{number}"
    project = start_project(client, name=name, starts_on=firm.day, by=firm.founder)
    tasks = {}
    for word, ahead in (("due", 7), ("later", 8), ("done", 60)):
        day = firm.day + timedelta(days=ahead)
        tasks[word] = add_task(
            project,
            name=f"{word}-{firm.number}-{number}",
            first_day=day,
            last_day=day,
            by=firm.founder,
            is_milestone=True,
        )
    return project, tasks


def acquaint(firm: Firm, project: Project, number: int, person: int) -> Any:
    """A person at the client; the first of each project is known, by the same address, to every organization."""
    email = (
        f"both-{number // 2}@client.example"
        if person == 0
        else f"p-{firm.number}-{number}-{person}@c.example"
    )
    language = ("en", "zh-hans")[person % 2]
    zone = firm.night if person == NIGHT else firm.organization.time_zone
    name = f"Person {firm.number} {number} {person}"
    return add_contact(
        project.client, name=name, email=email, language=language, time_zone=zone, by=firm.founder
    )


def share(sown: Field, firm: Firm, project: Project, number: int, person: Any) -> Step:
    """Sharing tells the person, and lets them be reminded, unless it is night, or too early."""

    def occasion(kind: str, **facts: Any) -> Occasion:
        return sown.book.add(Occasion(firm.number, kind, number, person.email, person.name, **facts))

    is_night = person.time_zone == firm.night
    told, reminded = occasion("shared"), occasion("reminder", never=is_night)
    occasion("early", never=True)

    def step() -> None:
        with scope(firm.organization):
            if not Share.objects.filter(project=project, contact=person).exists():
                share_project(project, email=person.email, by=firm.founder)
        told.born = reminded.born = told.born or now()

    return step


def complete(sown: Field, firm: Firm, task: Task, number: int, people: list[Any]) -> Step:
    """Completing a milestone asks everybody who sees the project then."""

    def step() -> None:
        with scope(firm.organization):
            fresh = Task.objects.get(pk=task.pk)
            seeing = set(Share.objects.lasting().values_list("contact", flat=True))
            if not fresh.done_on:
                complete_task(fresh, on=firm.day, by=firm.founder)
        for person in people:
            if person.pk in seeing:
                asked = Occasion(firm.number, "survey", number, person.email, person.name)
                sown.book.add(asked).born = now()

    return step


def invite(sown: Field, firm: Firm, email: str) -> Step:
    told = sown.book.add(Occasion(firm.number, "invitation", 0, email))

    def step() -> None:
        with scope(firm.organization):
            if not Invitation.objects.filter(email=email).exists():
                invite_member(email, role="member", by=firm.founder)
        told.born = now()

    return step


def poison(firm: Firm) -> None:
    """A letter over which workers die, and one that nobody can write."""
    with scope(firm.organization):
        queue_mail("poison:deadly", letter=DEADLY, to=firm.founder)
        queue_mail("poison:unwritable", letter="fire.unwritable", to=firm.founder)


def now() -> float:
    return datetime.now(UTC).timestamp()
