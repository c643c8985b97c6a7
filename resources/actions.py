"""What can be done with the people of a plan."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from accounts.models import User
from activity.actions import record
from resources.models import Assignment, Resource
from schedule.models import Task


@transaction.atomic
def assign_people(task: Task, *, users: Sequence[User], by: Any) -> list[Assignment]:
    """Put members to work on a task."""
    made = [assign(task, resource_for(task, user)) for user in users]
    record(task, "people.assigned", by=by, people=", ".join(user.name for user in users))
    return made


def resource_for(task: Task, user: User) -> Resource:
    known = {"name": user.name, "email": user.email}
    return Resource.objects.get_or_create(project=task.project, user=user, defaults=known)[0]


def assign(task: Task, resource: Resource) -> Assignment:
    known = {"work_minutes": task.duration_minutes}
    return Assignment.objects.get_or_create(task=task, resource=resource, defaults=known)[0]
