"""Promising a number."""

from datetime import date

import pytest

from projects.actions import set_goal


@pytest.fixture
def goal(project, manager):
    return set_goal(
        project, metric="Orders per hour", baseline=40, target=60, current=50, due_on=date(2027, 1, 1), owner=manager,
        by=manager,
    )  # fmt: skip


def test_a_goal_knows_how_far_it_has_come(goal):
    goal.refresh_from_db()

    assert goal.percent == 50


def test_the_project_page_shows_it(goal, browser):
    page = browser.get("/acme/projects/NORTH-1/").text

    assert "Orders per hour" in page
    assert "50 now, from 40 to 60 by Jan. 1, 2027 · Mary Manager" in page


def test_the_page_sets_one(browser, project, manager):
    values = {
        "metric": "Errors", "kind": "quality", "baseline": "9.5", "target": "2", "current": "9.5", "due_on": "2027-01-01",
        "owner": manager.pk, "is_shared": "on",
    }  # fmt: skip

    answer = browser.post("/acme/projects/NORTH-1/goals/set/", values)

    assert answer.headers["Location"] == "/acme/projects/NORTH-1/"
    assert [(goal.metric, goal.is_shared) for goal in project.goals.all()] == [("Errors", True)]
