"""What can be done with goals."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from activity.actions import record
from projects.models import Goal, Measurement, Project


@transaction.atomic
def set_goal(project: Project, *, metric: str, by: Any, **particulars: Any) -> Goal:
    """Promise a number."""
    goal = Goal(project=project, metric=metric, **particulars).added()
    record(goal, "goal.set", by=by, project=project.key)
    return goal


@transaction.atomic
def edit_goal(goal: Goal, *, version: int, by: Any, **changes: Any) -> Goal:
    """Change a goal; another current value is a measurement of today."""
    changed = goal.revise(version=version, **changes)
    if "current" in changed:
        Measurement.kept(goal, value=goal.current, on=timezone.localdate(), measured_by=by)
    record(goal, "goal.edited", by=by, changed=changed)
    return goal


@transaction.atomic
def drop_goal(goal: Goal, *, by: Any) -> Goal:
    """Give a goal up; it stays in the history."""
    goal.revise(version=goal.version, dropped_at=timezone.now())
    record(goal, "goal.dropped", by=by)
    return goal


@transaction.atomic
def restore_goal(goal: Goal, *, by: Any) -> Goal:
    """Take a dropped goal up again."""
    goal.revise(version=goal.version, dropped_at=None)
    record(goal, "goal.restored", by=by)
    return goal
