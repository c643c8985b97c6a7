"""What can be done with needs, and with what answers them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from activity.actions import record
from projects.linking import relink
from projects.models import Deliverable, Goal, GoalDeliverable, Need, NeedGoal, Project
from projects.ordering import last_place, put_in_order
from projects.queries import hold_project


@transaction.atomic
def add_need(project: Project, *, text: str, by: Any, goals: Iterable[Goal] = (), **particulars: Any) -> Need:
    """Write down what somebody at the client wants, and which goals answer it."""
    hold_project(project)
    place = last_place(Need.objects.filter(project=project))
    need = Need(project=project, text=text, position=place, **particulars).added()
    relink(NeedGoal, of={"need": need}, to="goal", rows=goals, project=project)
    record(need, "need.added", by=by, project=project.key)
    return need


@transaction.atomic
def edit_need(
    need: Need, *, version: int, by: Any, goals: Iterable[Goal] | None = None, **changes: Any
) -> Need:
    """Say it differently, or let other goals answer it; `goals` left out stay."""
    changed = need.revise(version=version, **changes)
    if goals is not None:
        before, after = relink(NeedGoal, of={"need": need}, to="goal", rows=goals, project=need.project)
        changed |= {"goals": [", ".join(before), ", ".join(after)]} if before != after else {}
    record(need, "need.edited", by=by, changed=changed)
    return need


@transaction.atomic
def move_need(need: Need, *, place: int, by: Any) -> Need:
    """Put it at a place, counted from 0."""
    hold_project(need.project)
    was = put_in_order(Need.objects.filter(project=need.project), need, place)
    record(need, "need.moved", by=by, was=was, place=place)
    return need


@transaction.atomic
def trash_need(need: Need, *, by: Any) -> Need:
    """Throw it away; for thirty days it can be taken back."""
    need.throw_away(by=by)
    record(need, "need.trashed", by=by)
    return need


@transaction.atomic
def recover_need(need: Need, *, by: Any) -> Need:
    """Take it back out of the trash."""
    need.take_back()
    record(need, "need.recovered", by=by)
    return need


@transaction.atomic
def link_goals(deliverable: Deliverable, *, goals: Iterable[Goal], by: Any) -> Deliverable:
    """Say which goals a deliverable serves: exactly these."""
    hold_project(deliverable.project)
    of = {"deliverable": deliverable}
    before, after = relink(GoalDeliverable, of=of, to="goal", rows=goals, project=deliverable.project)
    record(deliverable, "deliverable.goals_linked", by=by, goals=", ".join(after), was=", ".join(before))
    return deliverable
