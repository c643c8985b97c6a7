"""Changing a goal."""

from datetime import date

from projects.actions import edit_goal, set_goal


def test_the_current_value_moves_it(project, manager):
    known = {"baseline": 9, "target": 1, "current": 9, "due_on": date(2027, 1, 1), "owner": manager}
    goal = set_goal(project, metric="Errors", **known, by=manager)

    edit_goal(goal, version=1, current=3, by=manager)

    goal.refresh_from_db()
    assert goal.percent == 75
