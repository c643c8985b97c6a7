"""Every project at a glance."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cockpit.health import Facts, Health, health
from cockpit.queries import portfolio, sort_portfolio
from projects.actions import start_project
from projects.standing import Standing
from schedule.actions import add_task

TODAY = date(2026, 11, 23)


def facts(**known) -> Facts:
    usual = {
        "due_on": None, "planned_finish": TODAY + timedelta(days=30), "next_milestone": "", "next_milestone_on": None,
        "milestones": 3, "milestones_done": 1, "overdue": 0, "oldest_overdue_on": None,
    }  # fmt: skip
    return Facts(**{**usual, **known})


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, Health.ON_TRACK),
        ({"milestones_done": 3}, Health.DONE),
        ({"milestones": 0, "milestones_done": 0, "planned_finish": None}, Health.NO_PLAN),
        ({"due_on": TODAY + timedelta(days=29)}, Health.AT_RISK),
        ({"due_on": TODAY + timedelta(days=22)}, Health.OFF_TRACK),
        ({"overdue": 1, "oldest_overdue_on": TODAY - timedelta(days=3)}, Health.AT_RISK),
        ({"overdue": 1, "oldest_overdue_on": TODAY - timedelta(days=8)}, Health.OFF_TRACK),
        ({"goals": (Standing.AT_RISK,)}, Health.AT_RISK),
        ({"goals": (Standing.OFF_TRACK, Standing.REACHED)}, Health.OFF_TRACK),
    ],
)
def test_health_follows_from_the_facts(known, expected):
    assert health(facts(**known), on=TODAY) == expected


def test_a_line_knows_the_next_milestone(project, manager):
    for name, day in [
        ("Late", date(2026, 11, 1)),
        ("Next", date(2026, 12, 1)),
        ("Later", date(2026, 12, 24)),
    ]:
        add_task(project, name=name, first_day=day, last_day=day, is_milestone=True, by=manager)

    (line,) = portfolio(on=TODAY)

    assert (line.facts.next_milestone, line.facts.next_milestone_on) == ("Next", date(2026, 12, 1))
    assert (line.facts.milestones, line.facts.overdue, line.health) == (3, 1, Health.OFF_TRACK)


@pytest.mark.parametrize(
    "by", ["health", "-health", "next", "-next", "score", "due", "-due", "client", "name", "nonsense"]
)
def test_any_order_keeps_every_project(project, client, manager, by):
    for number in range(3):
        start_project(client, name=f"Project {number}", starts_on=TODAY, by=manager)

    assert len(sort_portfolio(portfolio(on=TODAY), by)) == 4


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_number_of_queries(browser, client, manager, rows, django_assert_num_queries):
    for number in range(rows):
        project = start_project(client, name=f"Project {number}", starts_on=TODAY, by=manager)
        add_task(project, name="M", first_day=TODAY, last_day=TODAY, is_milestone=True, by=manager)
    browser.get("/acme/")

    with django_assert_num_queries(10):
        answer = browser.get("/acme/")

    assert answer.text.count("fw-medium") == rows


def test_filters_narrow(browser, project):
    today = timezone.localdate()

    assert project.due_on > today
    assert "New warehouse" in browser.get("/acme/?q=northwind").text
    assert "New warehouse" not in browser.get("/acme/?q=fabrikam").text
    assert "New warehouse" in browser.get("/acme/?health=no_plan").text
    assert "New warehouse" not in browser.get("/acme/?health=done").text


def test_an_empty_portfolio_teaches(browser, organization):
    assert "Start the first project" in browser.get("/acme/").text
