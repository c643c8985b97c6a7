"""What can be done with the scope statement."""

from typing import Any

from django.db import transaction

from activity.actions import record
from projects.models import Project, ScopeItem
from projects.ordering import last_place, put_in_order
from projects.queries import hold_project


@transaction.atomic
def add_scope_item(
    project: Project, *, text: str, by: Any, kind: str = ScopeItem.Kind.INCLUDED, **particulars: Any
) -> ScopeItem:
    """Say one more thing about the scope."""
    hold_project(project)
    place = last_place(ScopeItem.objects.filter(project=project, kind=kind))
    item = ScopeItem(project=project, kind=kind, text=text, position=place, **particulars).added()
    record(item, "scope_item.added", by=by, project=project.key)
    return item


@transaction.atomic
def edit_scope_item(item: ScopeItem, *, version: int, by: Any, **changes: Any) -> ScopeItem:
    """Say it differently."""
    changed = item.revise(version=version, **changes)
    record(item, "scope_item.edited", by=by, changed=changed)
    return item


@transaction.atomic
def move_scope_item(item: ScopeItem, *, place: int, by: Any) -> ScopeItem:
    """Put it at a place among those of its kind, counted from 0."""
    hold_project(item.project)
    was = put_in_order(ScopeItem.objects.filter(project=item.project, kind=item.kind), item, place)
    record(item, "scope_item.moved", by=by, was=was, place=place)
    return item


@transaction.atomic
def trash_scope_item(item: ScopeItem, *, by: Any) -> ScopeItem:
    """Throw it away; for thirty days it can be taken back."""
    item.throw_away(by=by)
    record(item, "scope_item.trashed", by=by)
    return item


@transaction.atomic
def recover_scope_item(item: ScopeItem, *, by: Any) -> ScopeItem:
    """Take it back out of the trash."""
    item.take_back()
    record(item, "scope_item.recovered", by=by)
    return item
