"""The commonest pages and calls, and what we want of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cockpit.demo_large import LARGE
from projects.models import Project
from schedule.models import Task
from tenancy.models import Organization
from tenancy.scope import scope

SMALL = "firm-1"


@dataclass(frozen=True)
class Goal:
    """Milliseconds of one client, requests per second of eight, SQL statements, compressed kilobytes."""

    median: float
    p95: float
    per_second: float
    queries: int = 10
    kilobytes: float | None = None


@dataclass(frozen=True)
class Firm:
    """Where the pages of an organization are: its slug, an ordinary and its longest plan, a task, a client's address."""

    slug: str
    key: str
    longest: str
    task: int
    contact: str


@dataclass(frozen=True)
class Page:
    """A page or a call; `address` and `sent` come from the firm that is looked at."""

    name: str
    address: Callable[[Firm], str]
    goal: Goal
    visitor: str = "member"
    sent: Callable[[Firm], dict[str, Any]] | None = None
    status: int = 200


def known(slug: str) -> Firm:
    with scope(Organization.objects.get(slug=slug)):
        first, *_, last = Project.objects.order_by("pk")
        task = Task.objects.leaves().filter(project=first).order_by("position")[5]
        return Firm(slug, first.key, last.key, task.pk, first.shares.order_by("pk")[0].contact.email)


def large() -> Firm:
    return known(LARGE)


def small() -> Firm:
    return known(SMALL)


def new_task(firm: Firm) -> dict[str, Any]:
    return {
        "project": firm.key,
        "name": "Look at it again",
        "first_day": "2027-01-04",
        "last_day": "2027-01-08",
    }


PAGES = [
    Page("Portfolio", lambda firm: f"/{firm.slug}/", Goal(20, 40, 100)),
    Page("Activity", lambda firm: f"/{firm.slug}/activity/", Goal(25, 50, 75)),
    Page("Clients", lambda firm: f"/{firm.slug}/clients/", Goal(20, 40, 100)),
    Page("Project", lambda firm: f"/{firm.slug}/projects/{firm.key}/", Goal(40, 80, 60)),
    Page(
        "Task list",
        lambda firm: f"/{firm.slug}/projects/{firm.key}/plan/?show=table",
        Goal(20, 40, 80, kilobytes=15),
    ),
    Page(
        "Gantt of 500",
        lambda firm: f"/{firm.slug}/projects/{firm.key}/plan/?zoom=month",
        Goal(30, 60, 60),
    ),
    Page(
        "Gantt of 10,000",
        lambda firm: f"/{firm.slug}/projects/{firm.longest}/plan/?zoom=month",
        Goal(150, 300, 2, kilobytes=200),
    ),
    Page("Task", lambda firm: f"/{firm.slug}/projects/{firm.key}/plan/{firm.task}/", Goal(20, 40, 95)),
    Page("Search", lambda firm: f"/{firm.slug}/search/?q=label", Goal(20, 40, 80)),
    Page("API: 50 tasks", lambda firm: f"/{firm.slug}/api/v1/tasks/", Goal(20, 40, 80), visitor="program"),
    Page(
        "API: add a task",
        lambda firm: f"/{firm.slug}/api/v1/tasks/",
        Goal(20, 40, 90, queries=15),
        visitor="program",
        sent=new_task,
        status=201,
    ),
    Page("Portal", lambda firm: f"/{firm.slug}/portal/{firm.key}/", Goal(20, 40, 80), visitor="client"),
]
