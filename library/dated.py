"""A blueprint with the dates it would have, for whoever is about to start a project from it; pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from library.blueprint import Blueprint, Work
from library.days import WorkingDays
from phases.models import Condition
from schedule.outline import Row, numbers, spans


@dataclass(frozen=True)
class Dated:
    """A piece with its number in the outline and its days."""

    piece: Any
    number: str
    first: date | None
    last: date | None

    @property
    def asked(self) -> list[str]:
        """What the gate of a phase asks for, in words."""
        return [one.text or str(Condition.Kind(one.kind).label) for one in self.piece.conditions]


@dataclass(frozen=True)
class DatedBlueprint:
    """All that has days, in the blueprint's order."""

    goals: list[Dated]
    deliverables: list[Dated]
    phases: list[Dated]
    plan: list[Dated]
    ends_on: date


def dated(blueprint: Blueprint, days: WorkingDays) -> DatedBlueprint:
    """The blueprint as it would stand, if its first working day were the first of `days`."""
    results = zip(blueprint.deliverables, numbers([one.level for one in blueprint.deliverables]), strict=True)
    return DatedBlueprint(
        goals=[Dated(aim, "", None, days.day(aim.due)) for aim in blueprint.goals],
        deliverables=[Dated(one, number, None, of(days, one.due)) for one, number in results],
        phases=[Dated(one, "", of(days, one.starts), of(days, one.ends)) for one in blueprint.phases],
        plan=planned(blueprint, days),
        ends_on=days.day(blueprint.last_day),
    )


def of(days: WorkingDays, number: int | None) -> date | None:
    return days.day(number) if number else None


def planned(blueprint: Blueprint, days: WorkingDays) -> list[Dated]:
    rows = rows_of(blueprint, days)
    outline = numbers([row.level for row in rows])
    lines = zip(blueprint.plan, outline, spans(rows), strict=True)
    return [Dated(work, number, first, last) for work, number, (first, last) in lines]


def rows_of(blueprint: Blueprint, days: WorkingDays) -> list[Row]:
    """The plan's lines as the schedule lays them out."""
    return [row_of(work, days) for work in blueprint.plan]


def row_of(work: Work, days: WorkingDays) -> Row:
    if work.starts is None:
        return Row(work.level, work.name, notes=work.notes)
    ends = days.day(work.starts + max(work.days, 1) - 1)
    return Row(work.level, work.name, days.day(work.starts), work.days, notes=work.notes, ends_on=ends)
