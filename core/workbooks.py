"""A table as an Excel workbook: what is a number or a day stays one, and nothing is a formula or a link."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""What Excel takes on one sheet, below its head; more go on a next sheet."""
MOST_CHARACTERS = 32_767
"""What Excel takes in one cell, counted in UTF-16."""
WIDTHS = (8, 60)
FIRST_DAY = date(1900, 1, 1)
A_CHUNK = 64 * 1024
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_chunks(header: Iterable[Any], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The file, piece by piece; it lies on the disk meanwhile, and no more than a row of it in memory."""
    with TemporaryFile() as file:
        write_workbook(file, [str(title) for title in header], rows)
        file.seek(0)
        while chunk := file.read(A_CHUNK):
            yield chunk


def write_workbook(file: IO[bytes], header: list[str], rows: Iterable[Sequence[Any]]) -> None:
    """Sheets of at most MOST_ROWS rows, each with the head."""
    rest = iter(rows)
    with Workbook(file, OPTIONS) as book:
        while SheetWriter(book, header).fill(islice(rest, MOST_ROWS)) == MOST_ROWS:
            pass


class SheetWriter:
    """One sheet with a bold head that stays in sight and filters."""

    def __init__(self, book: Workbook, header: list[str]) -> None:
        self.book, self.sheet, self.header = book, book.add_worksheet(), header
        self.formats: dict[str, Any] = {}
        self.widths = [shown_width(title) + 3 for title in header]
        self.sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, title in enumerate(header):
            self.sheet.write_string(0, column, clipped(title), bold)

    def fill(self, rows: Iterable[Sequence[Any]]) -> int:
        """Writes the rows and says how many there were."""
        count = 0
        for count, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                self.write(count, column, value)
        self.close(count)
        return count

    def write(self, row: int, column: int, value: Any) -> None:
        if isinstance(value, date) and value >= FIRST_DAY:
            self.sheet.write_datetime(row, column, value, self.format("yyyy-mm-dd"))
        elif isinstance(value, (int, float, Decimal)):
            self.sheet.write_number(row, column, value, self.format(number_format(value)))
        elif value not in (None, ""):
            self.sheet.write_string(row, column, clipped(str(value)))
        self.widths[column] = max(self.widths[column], shown_width(str(value or "")) + 1)

    def format(self, name: str) -> Any:
        if name not in self.formats:
            self.formats[name] = self.book.add_format({"num_format": name})
        return self.formats[name]

    def close(self, count: int) -> None:
        least, most = WIDTHS
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, min(max(width, least), most))
        self.sheet.autofilter(0, 0, count, len(self.header) - 1)


def number_format(value: float | Decimal) -> str:
    """As many places as the number was written with; a float as Excel shows it."""
    if not isinstance(value, Decimal):
        return "0" if isinstance(value, int) else "General"
    places = max(0, -int(value.as_tuple().exponent))
    return f"#,##0.{'0' * places}" if places else "#,##0"


def shown_width(text: str) -> int:
    """Of its longest line, in Latin letters: a Chinese sign is two wide."""
    lines = text[: MOST_CHARACTERS // 32].splitlines() or [""]
    return max(sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in lines)


def clipped(text: str) -> str:
    """What fits into a cell, an ellipsis at the end if it is not all."""
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) <= MOST_CHARACTERS * 2:
        return text
    return coded[: (MOST_CHARACTERS - 1) * 2].decode("utf-16-le", "ignore") + "…"
