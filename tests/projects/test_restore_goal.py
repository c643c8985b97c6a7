"""Taking a dropped goal up again."""

from datetime import date

from projects.actions import drop_goal, restore_goal, set_goal
from projects.models import Goal


def test_a_restored_goal_is_current(project, manager):
    goal = set_goal(project, metric="Errors", target=1, due_on=date(2027, 1, 1), owner=manager, by=manager)
    drop_goal(goal, by=manager)
    goal.refresh_from_db()

    restore_goal(goal, by=manager)

    assert list(Goal.objects.current()) == [goal]
