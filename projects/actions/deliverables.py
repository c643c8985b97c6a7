"""What can be done with deliverables and their acceptance criteria."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.models import Criterion, Deliverable, Project
from projects.ordering import last_place, put_in_order
from projects.queries import hold_project
from projects.register import Entry
from tenancy.models import refuse


@transaction.atomic
def add_deliverable(project: Project, *, name: str, by: Any, **particulars: Any) -> Deliverable:
    """Promise one more thing, after all others it stands beside."""
    hold_project(project)
    siblings = Deliverable.objects.filter(project=project, parent=particulars.get("parent"))
    row = Deliverable(project=project, name=name, position=last_place(siblings), **particulars).added()
    record(row, "deliverable.added", by=by, project=project.key)
    return row


@transaction.atomic
def bring_in_deliverables(project: Project, *, entries: Sequence[Entry], by: Any) -> list[Deliverable]:
    """Promise everything a register says, after what is there already; all of it, or nothing."""
    above: list[Deliverable] = []
    added = []
    for entry in entries:
        above = above[: entry.level - 1]
        numbers = {"due_on": entry.due_on, "price": entry.price, "effort": entry.effort}
        row = add_deliverable(
            project,
            name=entry.name,
            parent=above[-1] if above else None,
            description=entry.description,
            **numbers,
            by=by,
        )
        for text in entry.criteria:
            add_criterion(row, text=text, by=by)
        above.append(row)
        added.append(row)
    record(project, "project.deliverables_brought_in", by=by, count=len(added))
    return added


@transaction.atomic
def edit_deliverable(deliverable: Deliverable, *, version: int, by: Any, **changes: Any) -> Deliverable:
    """Change what a deliverable is."""
    changed = deliverable.revise(version=version, **changes)
    record(deliverable, "deliverable.edited", by=by, changed=changed)
    return deliverable


@transaction.atomic
def move_deliverable(
    deliverable: Deliverable, *, place: int, by: Any, parent: Deliverable | None = None
) -> Deliverable:
    """Put it at a place, counted from 0, among the parts of another deliverable, or at the top."""
    hold_project(deliverable.project)
    was_part_of = deliverable.parent_id
    if was_part_of != (parent.pk if parent else None):
        deliverable.revise(version=deliverable.version, parent=parent)
    siblings = Deliverable.objects.filter(project=deliverable.project, parent=parent)
    was = put_in_order(siblings, deliverable, place)
    record(deliverable, "deliverable.moved", by=by, was=was, place=place, was_part_of=was_part_of)
    return deliverable


@transaction.atomic
def trash_deliverable(deliverable: Deliverable, *, by: Any) -> Deliverable:
    """Throw it away with its parts; for thirty days they can be taken back."""
    hold_project(deliverable.project)
    for part in Deliverable.objects.filter(parent=deliverable):
        trash_deliverable(part, by=by)
    deliverable.throw_away(by=by)
    record(deliverable, "deliverable.trashed", by=by)
    return deliverable


@transaction.atomic
def recover_deliverable(deliverable: Deliverable, *, by: Any) -> Deliverable:
    """Take it back out of the trash, with the parts that were thrown away along with it."""
    above, since = Deliverable.everything.filter(pk=deliverable.parent_id).first(), deliverable.trashed_at
    if above is not None and above.trashed_at:
        raise refuse(
            _("“%(name)s”, of which it is a part, is in the trash. Take that back first."), name=above.name
        )
    deliverable.take_back()
    record(deliverable, "deliverable.recovered", by=by)
    thrown_along = {"trashed_at__isnull": False, "trashed_at__lte": since}
    for part in Deliverable.everything.filter(parent=deliverable, **thrown_along):
        recover_deliverable(part, by=by)
    return deliverable


@transaction.atomic
def add_criterion(deliverable: Deliverable, *, text: str, by: Any, **particulars: Any) -> Criterion:
    """Say one more thing that must be true for it to be accepted."""
    hold_project(deliverable.project)
    place = last_place(Criterion.objects.filter(deliverable=deliverable))
    criterion = Criterion(deliverable=deliverable, text=text, position=place, **particulars).added()
    record(criterion, "criterion.added", by=by, deliverable=deliverable.name)
    return criterion


@transaction.atomic
def edit_criterion(criterion: Criterion, *, version: int, by: Any, **changes: Any) -> Criterion:
    """Say differently what must be true."""
    changed = criterion.revise(version=version, **changes)
    record(criterion, "criterion.edited", by=by, changed=changed)
    return criterion


@transaction.atomic
def move_criterion(criterion: Criterion, *, place: int, by: Any) -> Criterion:
    """Put it at a place among those of its deliverable, counted from 0."""
    hold_project(criterion.deliverable.project)
    siblings = Criterion.objects.filter(deliverable=criterion.deliverable)
    was = put_in_order(siblings, criterion, place)
    record(criterion, "criterion.moved", by=by, was=was, place=place)
    return criterion


@transaction.atomic
def trash_criterion(criterion: Criterion, *, by: Any) -> Criterion:
    """Throw a criterion away; for thirty days it can be taken back."""
    criterion.throw_away(by=by)
    record(criterion, "criterion.trashed", by=by)
    return criterion


@transaction.atomic
def recover_criterion(criterion: Criterion, *, by: Any) -> Criterion:
    """Take a criterion back out of the trash."""
    criterion.take_back()
    record(criterion, "criterion.recovered", by=by)
    return criterion
