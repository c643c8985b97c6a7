"""Where tasks stand: levels without holes, outline numbers, summaries, dates that go forward."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from integrations.msproject.losses import Losses, Lost
from integrations.msproject.plan import PlanTask
from integrations.msproject.tasks import Row

DEEPEST = 30


def settle(rows: Iterable[Row], fallback: datetime, losses: Losses) -> tuple[PlanTask, ...]:
    """The tasks with level, outline number, summaries by what stands under them, and dates; `fallback` dates the undated."""
    rows = list(rows)
    levels = list(settled_levels(rows, losses))
    numbers = own_numbers([row.task.outline for row in rows], levels) or outline_numbers(levels)
    following = [*levels[1:], 0][: len(levels)]
    return tuple(
        settled(row, level, number, after > level, fallback, losses)
        for row, level, number, after in zip(rows, levels, numbers, following, strict=True)
    )


def settled_levels(rows: Iterable[Row], losses: Losses) -> Iterable[int]:
    """Each task at most one level under the one before it."""
    before = 0
    for row in rows:
        level = min(max(row.task.level, 1), before + 1, DEEPEST)
        if level != row.task.level:
            losses.add(Lost.FLATTENED_TASKS, row.task.name)
        before = level
        yield level


def own_numbers(numbers: list[str], levels: list[int]) -> list[str]:
    """The file's own outline numbers if each continues its parent's and none comes twice; else none."""
    path: list[str] = []
    for number, level in zip(numbers, levels, strict=True):
        parent, _, last = number.rpartition(".")
        if not (last.isascii() and last.isdecimal()) or parent != (path[level - 2] if level > 1 else ""):
            return []
        path = [*path[: level - 1], number]
    return numbers if len(set(numbers)) == len(numbers) else []


def outline_numbers(levels: Iterable[int]) -> list[str]:
    """`1`, `1.1`, `1.2`, `2`: where each level stands."""
    counters: list[int] = []
    numbers = []
    for level in levels:
        counters = counters[:level] + [0] * (level - len(counters))
        counters[level - 1] += 1
        numbers.append(".".join(map(str, counters)))
    return numbers


def settled(
    row: Row, level: int, number: str, is_summary: bool, fallback: datetime, losses: Losses
) -> PlanTask:
    start = row.start or row.finish or fallback
    finish = row.finish or start
    if row.start is None and row.finish is None:
        losses.add(Lost.UNDATED_TASKS, row.task.name)
    if finish < start:
        losses.add(Lost.TURNED_DATES, row.task.name)
        finish = start
    return replace(row.task, level=level, outline=number, is_summary=is_summary, start=start, finish=finish)
