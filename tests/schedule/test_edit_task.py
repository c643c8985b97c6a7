"""Changing a task."""

from datetime import date

import pytest

from schedule.actions import add_task, edit_task, lay_out_plan
from schedule.models import Task
from schedule.outline import Row
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


def test_progress_is_carried_up_to_the_summary(project, manager):
    rows = [Row(1, "Build"), Row(2, "Walls", MONDAY, 2), Row(2, "Roof", MONDAY, 2)]
    summary, walls, _ = lay_out_plan(project, rows=rows, links=[], by=manager)

    edit_task(walls, version=1, percent_complete=50, by=manager)

    assert Task.objects.get(pk=summary.pk).percent_complete == 25
