"""Taking back that a task is done."""

from datetime import date

from schedule.actions import add_task, complete_task, reopen_task
from schedule.models import Task

DAY = date(2026, 11, 2)


def test_it_is_open_again(project, manager):
    task = add_task(project, name="Walk", first_day=DAY, last_day=DAY, by=manager)
    complete_task(task, on=DAY, by=manager)
    task.refresh_from_db()

    reopen_task(task, by=manager)

    assert list(Task.objects.open()) == [task]
