"""What a version of the scope tells of each kind of thing, and how a change request makes it come true.

A kind is registered by the app whose noun it is; a promise is all kinds together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from projects.comparison import Fields

Act = Callable[..., Any]


class Sort(StrEnum):
    """What a field holds, for reading and writing it."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"
    CHOICE = "choice"
    ITEM = "item"


@dataclass(frozen=True)
class Told:
    """A field a version tells: its attribute, what people call it, what it holds, the words of a choice."""

    name: str
    title: Any
    sort: Sort = Sort.TEXT
    choices: Any = ()


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is promised.

    Told to people, it is parted into sections by the field `split`, and stands under what the field `inside` leads to;
    `part_of` leads to one of its own kind. `rows(project)` are its rows in their order; `title` is the field that names one. `add(project, by=, **values)`,
    `alter(row, version=, by=, **values)`, `remove(row, by=)` and `restore(row, by=)` are the app's own actions.
    """

    name: str
    label: Any
    title: str
    told: tuple[Told, ...]
    model: Any
    rows: Callable[[Any], Iterable[Any]]
    add: Act
    alter: Act
    remove: Act
    restore: Act
    split: str = ""
    inside: str = ""
    part_of: str = ""

    def fields_of(self, row: Any) -> Fields:
        """What is told of a row."""
        return {one.name: written(getattr(row, one.name)) for one in self.told}

    def values_of(self, fields: Fields, find: Callable[[str], Any]) -> dict[str, Any]:
        """The fields as the app's actions take them; `find` finds the row of a key."""
        sorts = {one.name: one.sort for one in self.told}
        return {name: read(value, sorts[name], find) for name, value in fields.items()}


_kinds: dict[str, Kind] = {}


def promise_of(kind: Kind) -> None:
    """Register a kind; versions tell the kinds in the order of their registration."""
    _kinds[kind.name] = kind


def kinds() -> Iterable[Kind]:
    return _kinds.values()


def kind_called(name: str) -> Kind:
    """Raises KeyError for a kind nobody knows."""
    return _kinds[name]


def written(value: Any) -> str | None:
    """A value as versions tell it: days by ISO, numbers without trailing noughts, rows by their keys."""
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "key", value))


def read(value: str | None, sort: Sort, find: Callable[[str], Any]) -> Any:
    """What `written` has written."""
    if value is None:
        return "" if sort in (Sort.TEXT, Sort.CHOICE) else None
    if sort is Sort.DAY:
        return date.fromisoformat(value)
    if sort in (Sort.MONEY, Sort.NUMBER):
        return Decimal(value)
    return find(value) if sort is Sort.ITEM else value
