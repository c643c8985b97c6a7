"""What a template keeps of a project: everything but the client, the people and the dates; pure.

Days are counted from the project's start in its working days: 1 is the first. So a project that starts in another season,
or in another country, gets dates on which people work.
"""

from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

Day = Annotated[int, Meta(ge=1, le=5000)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Prose = Annotated[str, Meta(max_length=5000)]
Text = Annotated[str, Meta(min_length=1, max_length=1000)]
Amount = Annotated[str, Meta(pattern=r"^-?\d{1,12}(\.\d{1,2})?$")]
Positive = Annotated[str, Meta(pattern=r"^\d{1,12}(\.\d{1,2})?$")]
Number = Annotated[int, Meta(ge=1, le=20_000)]


class Part(StrEnum):
    """What can be taken along or left behind."""

    STATEMENT = "statement"
    GOALS = "goals"
    DELIVERABLES = "deliverables"
    PRICES = "prices"
    PHASES = "phases"
    PLAN = "plan"


class Piece(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something a blueprint is made of."""


class Sentence(Piece, frozen=True):
    """One sentence of the scope statement."""

    kind: Literal["included", "excluded", "assumption", "constraint"]
    text: Text


class Aim(Piece, frozen=True):
    """A goal: due on the n-th working day."""

    metric: Name
    target: Amount
    due: Day
    kind: Literal["scope", "time", "cost", "quality"] = "scope"
    unit: Annotated[str, Meta(max_length=20)] = ""
    baseline: Amount = "0"
    is_shared: bool = True


class Result(Piece, frozen=True):
    """A deliverable; one of level 2 is part of the one of level 1 before it."""

    name: Name
    level: Annotated[int, Meta(ge=1, le=20)] = 1
    description: Prose = ""
    due: Day | None = None
    price: Positive | None = None
    effort: Positive | None = None
    criteria: tuple[Text, ...] = ()


class Asked(Piece, frozen=True):
    """A condition of a gate; about all deliverables, for a template knows no rows."""

    kind: Literal["accepted", "passed", "signed", "no_changes", "confirmed"]
    text: Annotated[str, Meta(max_length=300)] = ""


class Stage(Piece, frozen=True):
    """A phase with what its gate asks for."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    aim: Annotated[str, Meta(max_length=300)] = ""
    starts: Day | None = None
    ends: Day | None = None
    conditions: tuple[Asked, ...] = ()


class Work(Piece, frozen=True):
    """A line of the plan: a summary has no start of its own, a milestone takes no days."""

    name: Annotated[str, Meta(min_length=1, max_length=400)]
    level: Annotated[int, Meta(ge=1, le=20)] = 1
    starts: Day | None = None
    days: Annotated[int, Meta(ge=0, le=5000)] = 0
    notes: str = ""


class Link(Piece, frozen=True):
    """The line `after` waits for the line `before`; lines are counted from 1, the lag is in working minutes."""

    before: Number
    after: Number
    kind: Literal["FS", "SS", "FF", "SF"] = "FS"
    lag: Annotated[int, Meta(ge=-10_000_000, le=10_000_000)] = 0


class Blueprint(Piece, frozen=True):
    """A project that has no client yet."""

    objective: Prose = ""
    background: Prose = ""
    due: Day | None = None
    statement: tuple[Sentence, ...] = ()
    goals: tuple[Aim, ...] = ()
    deliverables: tuple[Result, ...] = ()
    phases: tuple[Stage, ...] = ()
    plan: tuple[Work, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def last_day(self) -> int:
        """The working day on which the last of it is due; 1 when nothing has a day."""
        due = [
            self.due,
            *(aim.due for aim in self.goals),
            *(result.due for result in self.deliverables),
            *(one.ends for one in self.phases),
        ]
        worked = [work.starts + max(work.days, 1) - 1 for work in self.plan if work.starts]
        return max([1, *worked, *(day for day in due if day)])


def read(content: Any) -> Blueprint:
    """The blueprint that was written; msgspec.ValidationError tells what is wrong and where."""
    return msgspec.convert(content, Blueprint)


def written(blueprint: Blueprint) -> dict[str, Any]:
    """The blueprint as JSON has it."""
    told: dict[str, Any] = msgspec.to_builtins(blueprint)
    return told


def chosen(blueprint: Blueprint, parts: Collection[str]) -> Blueprint:
    """The blueprint with nothing but the parts; its own words stay."""
    left_out: dict[Part, tuple[str, ...]] = {
        Part.STATEMENT: ("statement",),
        Part.GOALS: ("goals",),
        Part.DELIVERABLES: ("deliverables",),
        Part.PHASES: ("phases",),
    }
    left_out[Part.PLAN] = ("plan", "links")
    empty = {field: () for part, fields in left_out.items() if part not in parts for field in fields}
    kept = replace(blueprint, **empty)
    if Part.PRICES in parts:
        return kept
    return replace(kept, deliverables=tuple(replace(one, price=None) for one in kept.deliverables))


def amount(value: Decimal | None) -> str | None:
    """A number as a blueprint writes it."""
    return None if value is None else f"{value.quantize(Decimal('0.01')).normalize():f}"
