"""Changing a task."""

from datetime import date

import pytest

from schedule.actions import add_task, edit_task
from schedule.models import Task
from tenancy.models import Conflict

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)


@pytest.fixture
def task(project, manager):
    return add_task(project, name="Walk", first_day=MONDAY, last_day=MONDAY, by=manager)


def test_other_days_make_another_duration(task, manager):
    edit_task(task, version=1, last_day=TUESDAY, by=manager)

    assert Task.objects.get().duration_minutes == 2 * 480


def test_two_editors_do_not_overwrite_each_other(task, manager):
    edit_task(Task.objects.get(), version=1, name="Walk faster", by=manager)

    with pytest.raises(Conflict):
        edit_task(task, version=1, name="Walk slower", by=manager)

    assert Task.objects.get().name == "Walk faster"
