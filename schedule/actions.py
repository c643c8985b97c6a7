"""What can be done with the tasks of a plan."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.models import Project
from schedule.models import Task
from tenancy.models import refuse


@transaction.atomic
def add_task(project: Project, *, name: str, by: Any, **particulars: Any) -> Task:
    """Put a task at the end of the plan."""
    last = project.tasks.order_by("-position").first()
    position = last.position + 1 if last else 1
    task = Task(project=project, name=name, position=position, outline=str(position), **particulars).added()
    record(task, "task.added", by=by, project=project.key)
    return task


@transaction.atomic
def edit_task(task: Task, *, version: int, by: Any, **changes: Any) -> Task:
    """Change a task."""
    changed = task.revise(version=version, **changes)
    record(task, "task.edited", by=by, changed=changed)
    return task


@transaction.atomic
def complete_task(task: Task, *, on: date, by: Any) -> Task:
    """Say that a task, often a milestone, is done; clients are asked how it went in a reaction."""
    if task.is_summary:
        raise refuse(_("A summary is done when everything under it is."))
    if task.done_on:
        raise refuse(_("“%(name)s” is done already."), name=task.name)
    task.revise(version=task.version, done_on=on, done_by=by, percent_complete=100)
    record(task, "task.completed", by=by, is_milestone=task.is_milestone, done_on=on.isoformat())
    return task


@transaction.atomic
def reopen_task(task: Task, *, by: Any) -> Task:
    """Take back that a task is done."""
    task.revise(version=task.version, done_on=None, done_by=None, percent_complete=0)
    record(task, "task.reopened", by=by)
    return task
