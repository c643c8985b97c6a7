"""Pages with much on them against the same pages with little: `make bench`. Prints counts and ratios, asserts none."""

import statistics
import time
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from projects.actions import set_goal, start_project
from projects.models import Project
from schedule.actions import lay_out_plan
from schedule.outline import Row

ROUNDS, DAY = 15, date(2026, 1, 5)
LITTLE, MANY_TASKS, MANY_PROJECTS = 20, 2000, 300


def fill_plan(project: Project, rows: int, by: Any) -> None:
    """An outline with a summary, then 18 tasks and a milestone, over and over, each task after the one before."""
    outline = [row(number) for number in range(rows)]
    links = [(number + 1, number + 2) for number in range(rows - 1) if 0 < number % 20 < 19]
    lay_out_plan(project, rows=outline, links=links, by=by)


def row(number: int) -> Row:
    day = DAY + timedelta(days=number // 4)
    if number % 20 == 0:
        return Row(1, f"Phase {number // 20}")
    return Row(2, f"Task {number}", day, days=0 if number % 20 == 19 else 5)


def measure(browser: Browser, path: str) -> tuple[int, float, float]:
    """Queries, kilobytes and the median milliseconds of a page."""
    browser.get(path)
    with CaptureQueriesContext(connection) as queries:
        size = len(browser.get(path).content) / 1000
        count = len(queries)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        browser.get(path)
        times.append((time.perf_counter() - start) * 1000)
    return count, size, statistics.median(times)


def tell(name: str, little: tuple[int, float, float], much: tuple[int, float, float]) -> None:
    print(
        f"\n{name:<34}{little[0]:>3} → {much[0]:<3} queries {much[1]:>6.0f} kB {much[2]:>6.0f} ms, "
        f"{much[2] / little[2]:.1f} times as long as with little"
    )


@pytest.mark.django_db
def test_the_plan_of_2000_tasks(browser: Browser, client: Any, manager: Any) -> None:
    small, large = (
        start_project(client, name=name, starts_on=DAY, by=manager) for name in ("Small", "Large")
    )
    fill_plan(small, LITTLE, manager)
    fill_plan(large, MANY_TASKS, manager)

    found = [measure(browser, f"/acme/projects/{project.key}/plan/") for project in (small, large)]

    tell(f"Plan of {MANY_TASKS} tasks", *found)


@pytest.mark.django_db
def test_the_portfolio_of_300_projects(browser: Browser, client: Any, manager: Any) -> None:
    add_projects(client, 1, manager)
    little = measure(browser, "/acme/")
    add_projects(client, MANY_PROJECTS - 1, manager)

    tell(f"Portfolio of {MANY_PROJECTS} projects", little, measure(browser, "/acme/"))


def add_projects(client: Any, count: int, by: Any) -> None:
    for number in range(count):
        project = start_project(client, name=f"Project {number}", starts_on=DAY, by=by)
        set_goal(project, metric="Orders per hour", target=60, due_on=date(2027, 1, 1), owner=by, by=by)
        fill_plan(project, LITTLE, by)
