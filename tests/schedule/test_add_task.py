"""Putting a task at the end of the plan."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from schedule.actions import add_task
from schedule.models import Task

MONDAY, FRIDAY_WEEK = date(2026, 11, 2), date(2026, 11, 13)


def test_its_duration_is_its_working_days(project, manager):
    task = add_task(project, name="Walk", first_day=MONDAY, last_day=FRIDAY_WEEK, by=manager)

    assert (int(task.duration_minutes), task.outline, task.position) == (10 * 480, "1", 1)


def test_a_milestone_takes_no_time(project, manager):
    task = add_task(project, name="Done", first_day=MONDAY, last_day=MONDAY, is_milestone=True, by=manager)

    assert (int(task.duration_minutes), task.start) == (0, task.finish)


def test_it_cannot_finish_before_it_starts(project, manager):
    with pytest.raises(ValidationError, match="finish before it starts"):
        add_task(project, name="Odd", first_day=FRIDAY_WEEK, last_day=MONDAY, by=manager)


def test_the_page_adds_one(browser, project):
    values = {"name": "Walk", "first_day": "2026-11-02", "last_day": "2026-11-04"}

    answer = browser.post("/acme/projects/NORTH-1/plan/add/", values)

    assert answer.headers["Location"] == "/acme/projects/NORTH-1/plan/"
    assert Task.objects.get().duration_minutes == 3 * 480
