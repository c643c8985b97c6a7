"""A register of deliverables as a sheet tells it: pasted, CSV, Excel or OpenDocument."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import cells
from core.columns import Field, Told, match, read_values
from core.sheets import read_rows

MOST_ROWS = 500
NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")


@dataclass(frozen=True)
class Entry:
    """A line of the register; `level` counts from 1."""

    level: int
    name: str
    due_on: date | None
    price: Decimal | None
    effort: Decimal | None
    description: str
    criteria: Sequence[str]


def entries_of(source: Any, *, currency: str) -> list[Entry]:
    """What a file or a pasted text says; ValidationError with every problem by row and column."""
    rows = read_values(match(read_rows(source), fields(currency)))
    if not rows:
        raise ValidationError(_("There is no row with a deliverable in it."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("At most %(most)s deliverables at once.") % {"most": MOST_ROWS})
    entries: list[Entry] = []
    for row in rows:
        deepest = entries[-1].level + 1 if entries else 1
        entries.append(entry(row, deepest))
    return entries


def entry(row: Told, deepest: int) -> Entry:
    """A row's entry, at most one level below the one before it."""
    said = row.values
    number = NUMBER.fullmatch(said.get("number", ""))
    level = number.group().rstrip(".").count(".") + 1 if number else 1
    criteria = [line.strip(" -–•") for line in said.get("criteria", "").splitlines() if line.strip(" -–•")]
    return Entry(
        min(level, deepest), said["name"], said.get("due_on"), said.get("price"), said.get("effort"),
        said.get("description", ""), criteria,
    )  # fmt: skip


def fields(currency: str) -> list[Field]:
    """The columns, by the names people give them; without headings, in this order."""

    def price(cell: Any) -> Decimal | None:
        told = cells.money(cell)
        if told is None:
            return None
        if told.currency not in ("", currency):
            raise ValidationError(_("This project's prices are in %(currency)s.") % {"currency": currency})
        return positive(told.amount)

    return [
        Field("name", gettext_lazy("Name"), ["deliverable", "title", "item", "可交付成果", "交付物"], short, is_required=True),
        Field("due_on", gettext_lazy("Due"), ["due date", "date", "交付日期", "截止日期"], cells.day),
        Field("price", gettext_lazy("Price"), ["amount", "cost", "金额", "报价"], price),
        Field("effort", gettext_lazy("Effort in hours"), ["hours", "effort", "工时"], hours),
        Field("description", gettext_lazy("Description"), ["details", "notes", "说明", "备注"]),
        Field("criteria", gettext_lazy("Acceptance criteria"), ["criteria", "acceptance", "标准"]),
        Field("number", gettext_lazy("Number"), ["no", "#", "wbs", "序号", "编号"]),
    ]  # fmt: skip


def short(cell: Any) -> str:
    name = cells.text(cell)
    if len(name) > 200:
        raise ValidationError(_("A name has at most 200 characters."))
    return name


def hours(cell: Any) -> Decimal | None:
    told = cells.number(cell)
    return None if told is None else positive(told)


def positive(amount: Decimal) -> Decimal:
    if amount < 0:
        raise ValidationError(_("This can't be negative."))
    return amount.quantize(Decimal("0.01"))
