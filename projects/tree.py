"""Rows with a parent, as an outline."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

Branch = tuple[Any, str]


def outline(rows: Iterable[Any]) -> list[Branch]:
    """Each row with its number (“2.1.3”), parts after the whole; siblings keep their order. A part of nothing known is at the top."""
    rows = list(rows)
    known = {row.pk for row in rows}
    parts: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        parts[row.parent_id if row.parent_id in known else None].append(row)
    return list(_numbered(parts, None, ""))


def _numbered(parts: dict[Any, list[Any]], parent: Any, before: str) -> Iterator[Branch]:
    for place, row in enumerate(parts.get(parent, []), start=1):
        number = f"{before}{place}"
        yield row, number
        yield from _numbered(parts, row.pk, f"{number}.")


def level(number: str) -> int:
    """1 for “2”, 3 for “2.1.3”."""
    return number.count(".") + 1
