"""The one way in for rows from elsewhere: an uploaded CSV, XLSX or ODS file, or what was pasted from one."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.exports import BOM, intended
from core.spreadsheets import is_spreadsheet, no_spreadsheet, spreadsheet_rows

Cell = str | Decimal | date | bool
MOST_BYTES = 5 * 1024**2
MOST_ROWS = 5000
MOST_COLUMNS = 100
MOST_CHARACTERS = 10_000
"""In one cell."""
DELIMITERS = ",;\t"
ENCODINGS = ("utf-8-sig", "gb18030")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
QUOTED = re.compile(r'"[^"]*"')
BULLET = re.compile(r"^\s*(?:[-*+•·]|\d{1,4}[.)、])\s+(?:\[[ xX]\]\s+)?")


class Row(NamedTuple):
    """Its number as the spreadsheet shows it (of pasted text and CSV: as it is written), and its cells."""

    number: int
    cells: list[Cell]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """The first row that says anything, and those after it; the empty ones are left out, at the ends of rows also."""

    top: Row
    rows: list[Row]

    @property
    def headings(self) -> list[str]:
        return [str(cell).strip() for cell in self.top.cells]


def read_rows(source: Any) -> Sheet:
    """What an uploaded file (anything with `read`) or a pasted text says. Raises ValidationError with a sentence.

    Cells are text, Decimal, date (datetime, if it has a time) or bool; a CSV file and a paste have text only.
    """
    rows = list(bounded(found(source)))
    if not rows:
        raise ValidationError(
            _("There is nothing in it. Put one row for each thing, under a row of headings.")
        )
    return Sheet(rows[0], rows[1:])


def found(source: Any) -> Iterable[tuple[int, list[Any]]]:
    if isinstance(source, str):
        ask_size(len(source.encode("utf-8", "replace")))
        return pasted_rows(without_nul(source.removeprefix(BOM)))
    content = source.read(MOST_BYTES + 1)
    ask_size(len(content))
    return spreadsheet_rows(content, MOST_ROWS + 1) if is_spreadsheet(content) else csv_rows(decoded(content))


def ask_size(size: int) -> None:
    if size > MOST_BYTES:
        most = filesizeformat(MOST_BYTES)
        raise ValidationError(_("It is larger than %(most)s. Bring it in in several parts.") % {"most": most})


def decoded(content: bytes) -> str:
    """The text in the encoding it was saved in: UTF-8, UTF-16 with its mark, or GB 18030."""
    for encoding in ("utf-16",) if content.startswith(UTF_16) else ENCODINGS:
        try:
            return without_nul(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The encoding of the file is not known. Save it as “CSV UTF-8”, or as .xlsx."))


def without_nul(text: str) -> str:
    if "\0" in text:
        raise ValidationError(no_spreadsheet())
    return text


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a CSV file, separated by what separates most in its first row; our own exports' quotes taken off."""
    try:
        for number, row in numbered(split(lines_of(text), delimiter_of(text), strict=True)):
            yield number, [intended(cell) for cell in row]
    except csv.Error:
        raise ValidationError(
            _("A quotation mark in the CSV file is not closed, or a cell too long. Save it as .xlsx.")
        ) from None


def delimiter_of(text: str) -> str:
    """What stands most often in the first row, outside of quotes."""
    first = QUOTED.sub("", next(iter(lines_of(text.lstrip())), ""))
    return max(DELIMITERS, key=first.count)


def pasted_rows(text: str) -> Iterable[tuple[int, list[str]]]:
    """Rows copied from a spreadsheet; text without tabs is a list, a line each, its bullets and numbers taken off."""
    if "\t" not in text and not text.lstrip().startswith('"'):
        return numbered([BULLET.sub("", line)] for line in text.splitlines())
    try:
        return list(numbered(split(lines_of(text), "\t", strict=True)))
    except csv.Error:
        return numbered(line.split("\t") for line in text.splitlines())


def lines_of(text: str) -> Iterable[str]:
    return io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")


def split(lines: Iterable[str], delimiter: str, **known: Any) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, **known)


def numbered(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    return enumerate(rows, start=1)


def bounded(rows: Iterable[tuple[int, list[Any]]]) -> Iterator[Row]:
    """The rows that say anything, while they are within the limits."""
    count = 0
    for number, cells in rows:
        row = Row(number, trimmed(cells))
        if row.cells:
            ask_row(row)
            count += 1
            yield row
        if count > MOST_ROWS + 1:
            raise ValidationError(
                ngettext("More than %(most)d row.", "More than %(most)d rows.", MOST_ROWS)
                % {"most": MOST_ROWS}
                + " "
                + _("Bring them in in several parts.")
            )


def trimmed(cells: list[Any]) -> list[Cell]:
    """Without the empty cells at its end, line breaks as one sign."""
    told = [tidy(cell) for cell in cells]
    while told and not str(told[-1]).strip():
        told.pop()
    return told


def tidy(cell: Any) -> Any:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def ask_row(row: Row) -> None:
    known = {"row": row.number, "columns": MOST_COLUMNS, "signs": MOST_CHARACTERS}
    if len(row.cells) > MOST_COLUMNS:
        raise ValidationError(
            _("Row %(row)d has more than %(columns)d columns. Leave out those not needed.") % known
        )
    if any(len(cell) > MOST_CHARACTERS for cell in row.cells if isinstance(cell, str)):
        raise ValidationError(
            _("Row %(row)d: a cell has more than %(signs)d characters. Shorten it.") % known
        )
