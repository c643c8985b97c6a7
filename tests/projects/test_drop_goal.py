"""Giving a goal up."""

from datetime import date

from projects.actions import drop_goal, set_goal
from projects.models import Goal


def test_a_dropped_goal_is_no_longer_current(project, manager):
    goal = set_goal(project, metric="Errors", target=1, due_on=date(2027, 1, 1), owner=manager, by=manager)

    drop_goal(goal, by=manager)

    assert list(Goal.objects.current()) == []
