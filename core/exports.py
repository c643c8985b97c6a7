"""Rows as files for other programs, line by line."""

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

CSV = "text/csv; charset=utf-8"
FORMULA = ("=", "+", "-", "@")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Echo:
    """What a CSV writer writes into, to get each line back."""

    def write(self, line: str) -> str:
        return line


def harmless(value: Any) -> Any:
    """A text no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and looks_like_formula(value) else value


def intended(text: str) -> str:
    """What `harmless` was told: the quote it puts before a formula taken off."""
    return text[1:] if text.startswith("'") and looks_like_formula(text[1:]) else text


def looks_like_formula(text: str) -> bool:
    """Whether it begins as one, after what spreadsheets skip or read as the plain sign (full-width ones)."""
    shown = text.lstrip(" \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH NO-BREAK SPACE}")
    return unicodedata.category(shown[:1] or " ") == "Cc" or (
        unicodedata.normalize("NFKC", shown[:1]).startswith(FORMULA)
    )


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
