"""How differences between two promises come true in what people work with."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from projects.comparison import Difference, Doing
from projects.kinds import Kind, kind_called
from tenancy.models import refuse


def make_true(project: Any, differences: Sequence[Difference], *, by: Any) -> None:
    """Add, alter and remove the rows by their apps' own actions; what is so already stays as it is."""
    for one in differences:
        kind = kind_called(one.kind)
        {Doing.ADD: _add, Doing.ALTER: _alter, Doing.REMOVE: _remove}[one.doing](project, kind, one, by)


def find_row(key: str) -> Any:
    """The row of a key, also one that was put away; None if there is none."""
    name, _colon, uid = key.partition(":")
    return kind_called(name).model.everything.filter(uid=uid).first()


def _add(project: Any, kind: Kind, one: Difference, by: Any) -> None:
    row = find_row(one.key)
    if row is not None:
        if is_away(row):
            kind.restore(row, by=by)
        return
    values = kind.values_of(one.after, find_row)
    kind.add(project, uid=one.key.partition(":")[2], by=by, **values)


def _alter(project: Any, kind: Kind, one: Difference, by: Any) -> None:
    row = find_row(one.key)
    if row is None or is_away(row):
        raise refuse(_("“%(name)s” is not there any more. Take it back first."), name=row or one.key)
    now = kind.fields_of(row)
    open_fields = {name: value for name, value in one.after.items() if now.get(name) != value}
    for name in open_fields:
        if now.get(name) != one.before.get(name):
            raise refuse(
                _(
                    "Somebody has changed “%(name)s” in the meantime. Compare it with the version, then try again."
                ),
                name=row,
            )
    if open_fields:
        kind.alter(row, version=row.version, by=by, **kind.values_of(open_fields, find_row))


def _remove(project: Any, kind: Kind, one: Difference, by: Any) -> None:
    row = find_row(one.key)
    if row is not None and not is_away(row):
        kind.remove(row, by=by)


def is_away(row: Any) -> bool:
    """In the trash, or dropped."""
    return bool(getattr(row, "trashed_at", None) or getattr(row, "dropped_at", None))
