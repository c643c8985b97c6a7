"""Rows as files for other programs, line by line."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Echo:
    """What a CSV writer writes into, to get each line back."""

    def write(self, line: str) -> str:
        return line


def harmless(value: Any) -> Any:
    """A text no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def csv_lines(header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """A table as CSV in UTF-8, marked as such for spreadsheets."""
    writer: Any = csv.writer(Echo())
    yield BOM + writer.writerow([harmless(str(name)) for name in header])
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A JSON object a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"
