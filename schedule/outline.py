"""A plan as rows of an outline, before it is tasks."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple


@dataclass(frozen=True)
class Row:
    """A line of an outline: a summary has no days of its own, a milestone has a first day and none to work."""

    level: int
    name: str
    first_day: date | None = None
    days: int = 0
    percent: int = 0
    notes: str = ""
    ends_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """Where it ends; without a day of its own, as if every day were worked."""
        if self.ends_on or self.first_day is None:
            return self.ends_on
        return self.first_day + timedelta(days=max(self.days - 1, 0))


class Waiting(NamedTuple):
    """The line `after` waits for the line `before`, counted from 1: which ends are tied, how many working minutes apart."""

    before: int
    after: int
    kind: str = "FS"
    lag_minutes: int = 0


def numbers(levels: Sequence[int]) -> list[str]:
    """The outline number of each row (1, 1.1, 1.2, 2, …) from the rows' levels, which start at 1."""
    counts: list[int] = []
    found = []
    for level in levels:
        counts = [*counts[:level], *[0] * (level - len(counts))]
        counts[level - 1] += 1
        found.append(".".join(str(count) for count in counts))
    return found


def below(rows: Sequence[Row], index: int) -> list[Row]:
    """The rows under the row: all that follow, as long as they are deeper."""
    found = []
    for row in rows[index + 1 :]:
        if row.level <= rows[index].level:
            break
        found.append(row)
    return found


def spans(rows: Sequence[Row]) -> list[tuple[date, date]]:
    """First and last day of each row; a summary's are those of what is under it. ValueError for one with nothing under it."""
    return [_span([row] if row.first_day else below(rows, index)) for index, row in enumerate(rows)]


def _span(rows: Sequence[Row]) -> tuple[date, date]:
    days = [day for row in rows for day in (row.first_day, row.last_day) if day]
    return min(days), max(days)


def visible(levels: Sequence[int], folded: Set[int]) -> list[int]:
    """The indexes of the rows that are seen when the rows of the indexes `folded` hide what is under them."""
    seen, hides = [], 0
    for index, level in enumerate(levels):
        if hides and level > hides:
            continue
        seen.append(index)
        hides = level if index in folded else 0
    return seen


def with_progress(rows: Sequence[Row]) -> list[Row]:
    """The rows, each summary as far as the days of the tasks under it are done."""
    return [
        row if row.first_day else replace(row, percent=_done(below(rows, n))) for n, row in enumerate(rows)
    ]


def _done(rows: Sequence[Row]) -> int:
    days = sum(row.days for row in rows)
    return round(sum(row.days * row.percent for row in rows) / days) if days else 0
