"""What can be done with the values of goals."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.models import Goal, Measurement
from tenancy.models import refuse


@transaction.atomic
def measure_goal(goal: Goal, *, value: Decimal, on: date, by: Any, note: str = "") -> Goal:
    """Say what the metric was on a day; the latest day's value is the goal's."""
    if on > timezone.localdate():
        raise refuse(_("That day is still to come."), field="on")
    _hold(goal)
    known = Measurement.objects.filter(goal=goal, measured_on=on).first()
    kept = Measurement.kept(goal, value=value, on=on, note=note, measured_by=by)
    _follow(goal)
    was = str(known.value) if known else None
    record(goal, "goal.measured", by=by, value=str(kept.value), on=on.isoformat(), was=was)
    return goal


@transaction.atomic
def remove_measurement(measurement: Measurement, *, by: Any) -> Goal:
    """Take a value back; the one before it holds again, or the baseline."""
    goal = measurement.goal
    _hold(goal)
    told = {"value": str(measurement.value), "on": measurement.measured_on.isoformat()}
    measurement.delete()
    _follow(goal)
    record(goal, "goal.unmeasured", by=by, **told)
    return goal


def _hold(goal: Goal) -> None:
    get_object_or_404(Goal.objects.select_for_update(no_key=True), pk=goal.pk)
    goal.refresh_from_db()


def _follow(goal: Goal) -> None:
    last = Measurement.objects.filter(goal=goal).first()
    value = last.value if last else goal.baseline
    if value != goal.current:
        goal.revise(version=goal.version, current=value)
