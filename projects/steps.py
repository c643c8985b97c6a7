"""One step in an outline: up, down, in, out."""

from collections.abc import Sequence
from typing import Any

from projects.tree import Branch

STEPS = ("up", "down", "in", "out")


def after_step(branches: Sequence[Branch], row: Any, step: str) -> tuple[Any, int]:
    """(parent, place) of the row after the step; where it can't go further, it stays."""
    by_key = {one.pk: one for one, _number in branches}
    siblings = [one for one, _number in branches if one.parent_id == row.parent_id]
    place = [one.pk for one in siblings].index(row.pk)
    parent = by_key.get(row.parent_id)
    if step == "in" and place > 0:
        above = siblings[place - 1]
        return above, sum(one.parent_id == above.pk for one, _number in branches)
    if step == "out" and parent is not None:
        uncles = [one.pk for one, _number in branches if one.parent_id == parent.parent_id]
        return by_key.get(parent.parent_id), uncles.index(parent.pk) + 1
    return parent, {"up": place - 1, "down": place + 1}.get(step, place)


def one_step(keys: Sequence[int], key: int, step: str) -> int:
    """The place of the row of that key in a plain list, one step up or down; at the ends it stays."""
    return max(0, list(keys).index(key) + {"up": -1, "down": 1}.get(step, 0))
