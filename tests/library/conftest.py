"""A project with something of everything."""

from datetime import date
from decimal import Decimal

import pytest

from phases.actions import add_condition, add_phase
from projects.actions import add_criterion, add_deliverable, add_scope_item, set_goal
from schedule.actions import lay_out_plan
from schedule.outline import Row, Waiting

MONDAY, NEXT_MONDAY = date(2026, 3, 2), date(2026, 3, 9)


@pytest.fixture
def full(project, manager):
    project.revise(version=project.version, starts_on=MONDAY, due_on=date(2026, 3, 31), objective="Better")
    add_scope_item(project, kind="excluded", text="Hosting", by=manager)
    numbers = {"baseline": Decimal("1.5"), "target": Decimal(9), "current": Decimal(4)}
    set_goal(project, metric="Orders", unit="/h", **numbers, due_on=NEXT_MONDAY, owner=manager, by=manager)
    site = add_deliverable(project, name="Website", due_on=date(2026, 3, 20), price=Decimal(900), by=manager)
    start = add_deliverable(project, name="Start page", parent=site, effort=Decimal("7.5"), by=manager)
    add_criterion(start, text="Opens in two seconds", by=manager)
    phase = add_phase(project, name="Planning", ends_on=NEXT_MONDAY, by=manager)
    add_condition(phase, kind="confirmed", text="The team is named", by=manager)
    rows = [
        Row(1, "Build"),
        Row(2, "Design", first_day=MONDAY, days=3, notes="by hand", ends_on=date(2026, 3, 4)),
        Row(2, "Code", first_day=date(2026, 3, 5), days=5, ends_on=date(2026, 3, 11)),
        Row(1, "Live", first_day=date(2026, 3, 12), days=0),
    ]
    lay_out_plan(project, rows=rows, links=[Waiting(2, 3, "SS", 480), Waiting(3, 4)], by=manager)
    return project
