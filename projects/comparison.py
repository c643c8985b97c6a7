"""What differs between two versions of a promise, item by item and field by field; and a promise with differences applied.

Items are a mapping of keys (“deliverable:5f0c…”) to fields, all text or None. Pure: `apply(before, compare(before, after))`
is `after`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Fields = dict[str, str | None]
Items = Mapping[str, Mapping[str, str | None]]


class Doing(StrEnum):
    """What happens to an item."""

    ADD = "add"
    ALTER = "alter"
    REMOVE = "remove"


@dataclass(frozen=True)
class Difference:
    """An item that is added, altered or removed: its fields before and after, only those that differ."""

    key: str
    doing: Doing
    before: Fields = field(default_factory=dict)
    after: Fields = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


class Clash(Exception):
    """The item is not as the difference found it."""

    def __init__(self, difference: Difference):
        super().__init__(difference.key)
        self.difference = difference


def compare(before: Items, after: Items) -> list[Difference]:
    """The differences in the order of `after`; what was removed comes last, in the order of `before`."""
    found = [difference(key, before.get(key), fields) for key, fields in after.items()]
    gone = [
        Difference(key, Doing.REMOVE, before=dict(fields))
        for key, fields in before.items()
        if key not in after
    ]
    return [one for one in found if one is not None] + gone


def difference(
    key: str, before: Mapping[str, str | None] | None, after: Mapping[str, str | None]
) -> Difference | None:
    """How an item that is there afterwards differs; None if it does not."""
    if before is None:
        return Difference(key, Doing.ADD, after=dict(after))
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names:
        return None
    was, now = ({name: side.get(name) for name in names} for side in (before, after))
    return Difference(key, Doing.ALTER, before=was, after=now)


def apply(items: Items, differences: Iterable[Difference]) -> dict[str, Fields]:
    """The items with the differences made; raises Clash where an item is not as it was before."""
    result = {key: dict(fields) for key, fields in items.items()}
    for one in differences:
        _make(result, one)
    return result


def _make(items: dict[str, Fields], one: Difference) -> None:
    known = items.get(one.key)
    if (known is None) is not (one.doing is Doing.ADD):
        raise Clash(one)
    if known is None:
        items[one.key] = dict(one.after)
        return
    if any(known.get(name) != value for name, value in one.before.items()):
        raise Clash(one)
    if one.doing is Doing.REMOVE:
        del items[one.key]
    else:
        known.update(one.after)


def reverse(differences: Iterable[Difference]) -> list[Difference]:
    """What takes the differences back, the last one first."""
    opposite = {Doing.ADD: Doing.REMOVE, Doing.REMOVE: Doing.ADD, Doing.ALTER: Doing.ALTER}
    return [
        Difference(one.key, opposite[one.doing], before=one.after, after=one.before)
        for one in reversed(list(differences))
    ]
