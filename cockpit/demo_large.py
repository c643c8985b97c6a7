"""The large demonstration: fifty firms, one of them with twenty thousand tasks; what benchmarks look at."""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection

from accounts.actions import register_person
from accounts.models import User
from activity.actions import hear_all
from clients.actions import add_client, add_contact
from clients.models import Client
from cockpit.demo_loader import PASSWORD, load_demo
from cockpit.demo_words import LANGUAGES, WORDS, firm, person, plan, ties
from members.actions import found_organization
from projects.actions import set_goal, share_project, start_project
from projects.models import Project
from resources.models import Assignment, Resource
from schedule.actions import lay_out_plan
from schedule.models import Task
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope

SEED = 20
SMALL = 47  # with the two of the small demonstration and the large one: fifty
LARGE, LARGE_NAME = "meridian", "Meridian Works"
PEOPLE, PROJECTS, TASKS, TIES = 50, 20, 500, 100
LONGEST, LONGEST_TIES = 10_000, 2_000
SMALL_PEOPLE, SMALL_PROJECTS, SMALL_TASKS = 3, 2, 12


def load_large_demo(*, on: date) -> int:
    """Make what is not there yet of the fifty; answers how many organizations were made."""
    made = load_demo(on=on)
    known = set(Organization.objects.values_list("slug", flat=True))
    password = make_password(PASSWORD)
    if LARGE not in known:
        found_large(on=on, password=password)
        made += 1
    for number in range(SMALL):
        if f"firm-{number + 1}" not in known:
            found_small(number, on=on, password=password)
            made += 1
    gather_statistics()
    return made


def found_large(*, on: date, password: str) -> None:
    chance = Random(SEED)  # noqa: S311  (the same demonstration every time)
    people = enrol(LARGE, "en", PEOPLE, password=password)
    organization = found_organization(
        LARGE_NAME, slug=LARGE, language="en", time_zone="Europe/London", by=people[0]
    )
    with scope(organization):
        join(people)
        clients = [take_on(language, n, by=people[1]) for n in range(6) for language in LANGUAGES]
        for number in range(PROJECTS):
            client, manager = clients[number % len(clients)], people[2 + number % 10]
            project = begin(client, number, tasks=TASKS, links=TIES, on=on, by=manager, chance=chance)
            staff(project, people, chance)
        longest = begin(
            clients[0], PROJECTS, tasks=LONGEST, links=LONGEST_TIES, on=on, by=people[2], chance=chance
        )
        staff(longest, people, chance)
        hear_all()


def found_small(number: int, *, on: date, password: str) -> None:
    chance = Random(SEED + number + 1)  # noqa: S311
    language, slug = LANGUAGES[number % 2], f"firm-{number + 1}"
    people = enrol(slug, language, SMALL_PEOPLE, password=password)
    clock = WORDS[language]["organization"]["time_zone"]
    organization = found_organization(
        firm(language, number // 2), slug=slug, language=language, time_zone=clock, by=people[0]
    )
    with scope(organization):
        join(people)
        client = take_on(language, number % 6, by=people[1])
        for each in range(SMALL_PROJECTS):
            project = begin(client, each, tasks=SMALL_TASKS, links=6, on=on, by=people[2], chance=chance)
            staff(project, people, chance)
        hear_all()


def enrol(slug: str, language: str, count: int, *, password: str) -> list[User]:
    """So many people with one password, hashed once: hashing fifty would take longer than all the rest."""
    clock = WORDS[language]["organization"]["time_zone"]
    people = []
    for name, address in (person(language, number) for number in range(count)):
        known = {"name": name, "language": language, "time_zone": clock}
        people.append(register_person(f"{address}@{slug}.example", **known))
    User.objects.filter(pk__in=[one.pk for one in people]).update(password=password)
    return people


def join(people: list[User]) -> None:
    """The first founded the firm; one is an admin, eleven manage, the others work."""
    roles = [Role.ADMIN, *[Role.MANAGER] * 11]
    for number, one in enumerate(people[1:]):
        role = roles[number] if number < len(roles) else Role.MEMBER
        Membership(user=one, role=role).save(force_insert=True)


def take_on(language: str, number: int, *, by: User) -> Client:
    words = WORDS[language]
    name, industry = words["clients"][number]
    client = add_client(name, industry=industry, language=language, by=by)
    clock = words["organization"]["time_zone"]
    for each, title in enumerate(words["titles"]):
        contact, address = person(language, number * 3 + each)
        known = {"title": title, "language": language, "time_zone": clock}
        add_contact(client, name=contact, email=f"{address}@client-{number + 1}.example", **known, by=by)
    return client


def begin(
    client: Client, number: int, *, tasks: int, links: int, on: date, by: User, chance: Random
) -> Project:
    """A project with goals, a plan and two contacts who look in; it began some months ago."""
    words, starts = WORDS[client.language], on - timedelta(days=chance.randint(100, 300))
    name = f"{words['projects'][number % len(words['projects'])]} {number + 1}"
    project = start_project(
        client,
        name=name,
        objective=words["objective"],
        starts_on=starts,
        due_on=starts + timedelta(days=420),
        by=by,
    )
    for metric, unit, baseline, target, current in words["goals"]:
        numbers = {"baseline": baseline, "target": target, "current": current}
        set_goal(
            project,
            metric=metric,
            unit=unit,
            **numbers,
            due_on=starts + timedelta(days=400),
            owner=by,
            by=by,
        )
    rows = plan(client.language, tasks, begin=starts, on=on, chance=chance)
    lay_out_plan(project, rows=rows, links=ties(rows, links, chance), by=by)
    for contact in client.contacts.all()[:2]:
        share_project(project, email=contact.email, by=by)
    return project


def staff(project: Project, people: list[User], chance: Random) -> None:
    """Put one person to work on each task: all rows at once, for the action takes them task by task."""
    resources = Resource.objects.bulk_create(
        Resource(project=project, name=one.name, email=one.email, user=one) for one in people
    )
    tasks: Any = Task.objects.leaves().filter(project=project)
    Assignment.objects.bulk_create(
        Assignment(task=task, resource=chance.choice(resources), work_minutes=task.duration_minutes)
        for task in tasks.only("organization_id", "duration_minutes").order_by("position")
    )


def gather_statistics() -> None:
    """Let PostgreSQL plan for what is there now; it does nothing, and says so, for a role that owns no tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
