"""A project's home."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from cockpit.summary import sentence
from projects.actions import set_goal
from schedule.actions import add_task
from tests.cockpit.test_portfolio import TODAY, facts


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, "On time; no milestone lies ahead."),
        (
            {"due_on": TODAY + timedelta(days=20), "next_milestone": "Go live", "next_milestone_on": TODAY},
            "10 days late against the promised Dec. 13, 2026; next is “Go live” on Nov. 23, 2026.",
        ),
        ({"milestones_done": 3}, "Every milestone is reached."),
    ],
)
def test_the_page_answers_in_one_sentence(known, told):
    with translation.override("en"):
        assert sentence(facts(**known), on=TODAY) == told


def test_and_in_chinese():
    with translation.override("zh-hans"):
        assert sentence(facts(milestones_done=3), on=TODAY) == "所有里程碑均已达成。"


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_number_of_queries(browser, project, manager, rows, django_assert_num_queries):
    today = timezone.localdate()
    for number in range(rows):
        set_goal(
            project, metric=f"Goal {number}", target=1, due_on=date(2027, 1, 1), owner=manager, by=manager
        )
        add_task(project, name=f"M {number}", first_day=today, last_day=today, is_milestone=True, by=manager)
    browser.get("/acme/projects/NORTH-1/")

    with django_assert_num_queries(14):
        answer = browser.get("/acme/projects/NORTH-1/")

    assert answer.text.count("progress-line") == rows
