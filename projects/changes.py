"""The parts of a change request: what it adds, alters and removes, as rows keep them; and what they amount to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from projects.comparison import Clash, Difference, Doing, Fields, Items, apply
from projects.kinds import kind_called, read
from projects.promises import effort_of, last_day_of, price_of
from tenancy.models import refuse

Part = dict[str, Any]


@dataclass(frozen=True)
class Impact:
    """What a change does to the whole: the price and the hours, and by how many days the last due date moves (None: no date)."""

    price: Decimal
    effort: Decimal
    days: int | None


def kept(differences: Iterable[Difference]) -> list[Part]:
    """The differences as a row keeps them."""
    return [
        {"doing": one.doing.value, "key": one.key, "before": one.before, "after": one.after}
        for one in differences
    ]


def differences_of(parts: Sequence[Part]) -> list[Difference]:
    """What a row has kept; refuses what is no part of anything."""
    return [_difference(part) for part in parts]


def _difference(part: Any) -> Difference:
    try:
        one = Difference(
            part["key"], Doing(part["doing"]), before=part.get("before", {}), after=part.get("after", {})
        )
        kind = kind_called(one.kind)
        sorts = {told.name: told.sort for told in kind.told}
        for fields in (one.before, one.after):
            for name, value in fields.items():
                read(value, sorts[name], str)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError):
        raise refuse(_("A part of this change can't be read."), field="parts") from None
    return one


def addition(kind: str, fields: Fields) -> Difference:
    """Something new, with the number it will have for ever."""
    told = {one.name: None for one in kind_called(kind).told}
    return Difference(f"{kind}:{uuid4()}", Doing.ADD, after={**told, **fields})


def alteration(items: Items, key: str, fields: Fields) -> Difference:
    """Something promised, told differently; refuses what is not promised, and what alters nothing."""
    known = promised(items, key)
    changed = {name: value for name, value in fields.items() if known.get(name) != value}
    if not changed:
        raise refuse(_("That is how it is already."))
    return Difference(key, Doing.ALTER, before={name: known.get(name) for name in changed}, after=changed)


def removal(items: Items, key: str) -> list[Difference]:
    """Something promised, promised no more, and all that is part of it."""
    known = promised(items, key)
    parts = [
        other for other, fields in items.items() if key in (fields.get("parent"), fields.get("deliverable"))
    ]
    inner = [one for part in parts for one in removal(items, part)]
    return [*inner, Difference(key, Doing.REMOVE, before=dict(known))]


def promised(items: Items, key: str) -> Mapping[str, str | None]:
    if key not in items:
        raise refuse(_("That is not promised in this version."))
    return items[key]


def after_change(items: Items, parts: Sequence[Part]) -> dict[str, Fields]:
    """The items once the parts are made; refuses if one of them is no longer as the change found it."""
    try:
        return apply(items, differences_of(parts))
    except Clash as clash:
        raise refuse(
            _("“%(name)s” is no longer as this change found it. Remove that part and state it again."),
            name=title_of(clash.difference, items),
        ) from None


def impact(items: Items, parts: Sequence[Part]) -> Impact:
    """What the parts do to price, effort and the last due date."""
    after = after_change(items, parts)
    was, becomes = last_day_of(items), last_day_of(after)
    days = (date.fromisoformat(becomes) - date.fromisoformat(was)).days if was and becomes else None
    return Impact(price_of(after) - price_of(items), effort_of(after) - effort_of(items), days)


def title_of(one: Difference, items: Items) -> str:
    """What people call the item of a difference."""
    name = kind_called(one.kind).title
    fields = {**items.get(one.key, {}), **one.before, **one.after}
    return str(fields.get(name) or one.key)
