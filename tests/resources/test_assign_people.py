"""Putting members to work on a task."""

from datetime import date

from resources.actions import assign_people
from resources.models import Assignment
from schedule.actions import add_task


def test_a_member_is_a_resource_of_the_plan_once(project, manager):
    tasks = [
        add_task(project, name=name, first_day=date(2026, 11, 2), last_day=date(2026, 11, 3), by=manager)
        for name in ("Walk", "Talk")
    ]

    for task in tasks:
        assign_people(task, users=[manager], by=manager)
        assign_people(task, users=[manager], by=manager)

    assert [(one.task.name, one.resource.name) for one in Assignment.objects.order_by("pk")] == [
        ("Walk", "Mary Manager"), ("Talk", "Mary Manager"),
    ]  # fmt: skip
    assert project.resources.count() == 1
