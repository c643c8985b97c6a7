"""Which column of a sheet is which field, and what its rows say in those: every problem told, by row and column."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import cells
from core.sheets import Cell, Row, Sheet

MOST_TOLD = 50
"""Problems told one by one; of the rest the number."""


@dataclass(frozen=True)
class Field:
    """What may stand in a column: `title` is what we call it, `names` what others do, in English and in Chinese.

    `parse` makes the value of a cell, or raises ValidationError with a sentence.
    """

    name: str
    title: Any
    names: Sequence[str]
    parse: Callable[[Cell], Any] = cells.text
    is_required: bool = False


@dataclass(frozen=True)
class Match:
    """The column of each field that has one, headings nobody knows, and the rows below the headings."""

    columns: dict[str, int]
    unknown: list[str]
    rows: list[Row]
    fields: Sequence[Field]

    @property
    def missing(self) -> list[Field]:
        """Fields that must be told and have no column."""
        return [field for field in self.fields if field.is_required and field.name not in self.columns]


class Told(NamedTuple):
    """The number of a row, and what it says of each field that has a column."""

    number: int
    values: dict[str, Any]


def match(sheet: Sheet, fields: Sequence[Field]) -> Match:
    """By the headings; if none of them is known, the first row is one like the others, and the columns in order."""
    columns = by_heading(sheet.headings, fields)
    if not columns:
        return in_order(sheet, fields)
    taken = set(columns.values())
    unknown = [title for column, title in enumerate(sheet.headings) if title and column not in taken]
    return Match(columns, unknown, sheet.rows, fields)


def by_heading(headings: Sequence[str], fields: Sequence[Field]) -> dict[str, int]:
    """The first column of each field by any of its names."""
    known = {bare(name): field.name for field in fields for name in names_of(field)}
    columns: dict[str, int] = {}
    for column, heading in enumerate(headings):
        if field := known.get(bare(heading)):
            columns.setdefault(field, column)
    return columns


def names_of(field: Field) -> Iterator[str]:
    """Its name, its title in every language, and what else it is called."""
    yield from (field.name, *field.names)
    for language, _title in settings.LANGUAGES:
        with translation.override(language):
            yield str(field.title)


def in_order(sheet: Sheet, fields: Sequence[Field]) -> Match:
    rows = [sheet.top, *sheet.rows]
    width = max(len(row.cells) for row in rows)
    columns = {field.name: column for column, field in enumerate(fields[:width])}
    beyond = [_("Column %(number)d") % {"number": number + 1} for number in range(len(fields), width)]
    return Match(columns, beyond, rows, fields)


def bare(text: str) -> str:
    """Letters and digits alone, small: “Due date:” and “due_date” are the same, full-width signs as well."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def read_values(matched: Match) -> list[Told]:
    """What every row says; raises one ValidationError with all that is wrong, as “Row 7, Due: …”."""
    told, problems = [], [column_missing(field) for field in matched.missing]
    for row in matched.rows:
        values: dict[str, Any] = {}
        problems += [f"{place}: {sentence}" for place, sentence in parsed(row, matched, values)]
        told.append(Told(row.number, values))
    if problems:
        raise ValidationError(shortened(problems))
    return told


def parsed(row: Row, matched: Match, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Puts the row's values into `values`, and tells the place and sentence of each that can't be read."""
    for field in matched.fields:
        if field.name in matched.columns:
            try:
                values[field.name] = value = field.parse(row.cell(matched.columns[field.name]))
                if field.is_required and value in (None, ""):
                    raise ValidationError(_("is missing."))
            except ValidationError as problem:
                yield place_of(row, field), " ".join(problem.messages)


def place_of(row: Row, field: Field) -> str:
    return _("Row %(row)d, %(column)s") % {"row": row.number, "column": field.title}


def column_missing(field: Field) -> str:
    return _("There is no column “%(column)s”.") % {"column": field.title}


def shortened(problems: list[str]) -> list[str]:
    rest = len(problems) - MOST_TOLD
    if rest <= 0:
        return problems
    more = ngettext("and %(count)d problem more", "and %(count)d problems more", rest) % {"count": rest}
    return [*problems[:MOST_TOLD], more]
