"""Versions and differences as people read them: titles, days, money, names instead of keys."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.money import money
from projects.comparison import Difference, Doing, Items
from projects.kinds import Kind, Sort, Told, kind_called, kinds
from projects.tree import level, outline

DOINGS = {Doing.ADD: _("added"), Doing.ALTER: _("altered"), Doing.REMOVE: _("removed")}


@dataclass(frozen=True)
class ToldField:
    """A field before and after."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class ToldDifference:
    """A difference in words."""

    key: str
    doing: str
    word: Any
    kind: Any
    title: str
    fields: list[ToldField]


@dataclass(frozen=True)
class Reader:
    """Reads fields with the names of all items at hand, in one currency."""

    items: Items
    currency: str

    def field(self, told: Told, value: str | None) -> str:
        """A value in the reader's language; a dash for nothing."""
        if value is None:
            return "–"
        if told.sort is Sort.DAY:
            return date_format(date.fromisoformat(value), "DATE_FORMAT")
        if told.sort is Sort.MONEY:
            return money(Decimal(value), self.currency)
        if told.sort is Sort.NUMBER:
            return str(number_format(Decimal(value)))
        if told.sort is Sort.CHOICE:
            return str(dict(told.choices).get(value, value))
        return self.title(value) if told.sort is Sort.ITEM else value

    def title(self, key: str, *more: Mapping[str, str | None]) -> str:
        """What the thing of a key is called."""
        kind = kind_called(key.partition(":")[0])
        for fields in (*more, self.items.get(key, {})):
            if fields.get(kind.title):
                return str(fields[kind.title])
        return "?"

    def difference(self, one: Difference) -> ToldDifference:
        kind = kind_called(one.kind)
        shown = [told for told in kind.told if told.name in one.before or told.name in one.after]
        fields = [
            ToldField(
                capfirst(str(told.title)),
                self.field(told, one.before.get(told.name)) if one.before else "",
                self.field(told, one.after.get(told.name)) if one.after else "",
            )
            for told in shown
            if one.before.get(told.name) != one.after.get(told.name)
        ]
        title = self.title(one.key, one.after, one.before)
        return ToldDifference(one.key, one.doing.value, DOINGS[one.doing], kind.label, title, fields)


def told_differences(differences: Iterable[Difference], items: Items, currency: str) -> list[ToldDifference]:
    """The differences in words; `items` name what they mention, besides themselves."""
    differences = list(differences)
    known = {
        **items,
        **{one.key: {**items.get(one.key, {}), **one.before, **one.after} for one in differences},
    }
    reader = Reader(known, currency)
    return [reader.difference(one) for one in differences]


@dataclass(frozen=True)
class ToldItem:
    """An item in words, with its number in the outline, and what stands under it."""

    number: str
    level: int
    title: str
    values: list[tuple[str, str]]
    under: list[str]


@dataclass(frozen=True)
class Section:
    """Items of one sort, in their order."""

    title: str
    items: list[ToldItem]


def told_items(items: Items, order: Iterable[str], currency: str) -> list[Section]:
    """A whole version in words: a section for each kind, or for each value of the field that splits it."""
    teller = _Teller(Reader(items, currency), [key for key in order if key in items])
    return [section for kind in kinds() if not kind.inside for section in teller.sections(kind)]


@dataclass(frozen=True)
class _Teller:
    reader: Reader
    order: list[str]

    def keys(self, kind: Kind) -> list[str]:
        return [key for key in self.order if key.startswith(f"{kind.name}:")]

    def sections(self, kind: Kind) -> Iterable[Section]:
        keys = self.keys(kind)
        if not kind.split:
            yield from [Section(str(kind.label), self.items(kind, keys))] if keys else []
            return
        choices = next(told.choices for told in kind.told if told.name == kind.split)
        for value, word in choices:
            chosen = [key for key in keys if self.reader.items[key].get(kind.split) == value]
            if chosen:
                yield Section(str(word), self.items(kind, chosen))

    def items(self, kind: Kind, keys: list[str]) -> list[ToldItem]:
        rows = [_Row(key, self.reader.items[key].get(kind.part_of)) for key in keys]
        return [self.item(kind, row.pk, number) for row, number in outline(rows)]

    def item(self, kind: Kind, key: str, number: str) -> ToldItem:
        fields, left_out = self.reader.items[key], {kind.title, kind.split, kind.part_of}
        shown = [one for one in kind.told if one.name not in left_out and fields.get(one.name) is not None]
        values = [(capfirst(str(one.title)), self.reader.field(one, fields[one.name])) for one in shown]
        return ToldItem(number, level(number), self.reader.title(key), values, self.under.get(key, []))

    @cached_property
    def under(self) -> dict[str, list[str]]:
        """What stands under an item, by its key."""
        found: dict[str, list[str]] = defaultdict(list)
        for kind in kinds():
            for key in self.keys(kind) if kind.inside else []:
                found[str(self.reader.items[key].get(kind.inside))].append(self.reader.title(key))
        return found


@dataclass(frozen=True)
class _Row:
    pk: str
    parent_id: str | None
