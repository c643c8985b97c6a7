"""How much of a plan belongs to nothing that was signed (PMBOK: scope creep); pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

MINUTES = 60


@dataclass(frozen=True)
class Work:
    """A line of the plan: its outline number, its hours, the deliverables it is said to be for."""

    key: int
    outline: str
    hours: Decimal
    is_summary: bool
    makes: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Creep:
    """Tasks and hours, in all and outside; summaries are not counted, for what is under them is."""

    tasks: int
    tasks_outside: int
    hours: Decimal
    hours_outside: Decimal

    @property
    def share(self) -> int:
        """Percent of the hours outside; of the tasks, where nobody works for hours."""
        if self.hours:
            return round(100 * self.hours_outside / self.hours)
        return round(100 * self.tasks_outside / self.tasks) if self.tasks else 0


def inherited(plan: Sequence[Work]) -> Mapping[int, frozenset[int]]:
    """What each line makes: what it is said to be for, or else what the nearest summary above it is said to be for."""
    said = {work.outline: work.makes for work in plan}
    return {work.key: nearest(work.outline, said) for work in plan}


def nearest(outline: str, said: Mapping[str, frozenset[int]]) -> frozenset[int]:
    while outline:
        if made := said.get(outline):
            return made
        outline = outline.rpartition(".")[0]
    return frozenset()


def creep(plan: Sequence[Work], signed: Collection[int]) -> Creep:
    """Of the plan, what makes no deliverable of the signed ones."""
    makes, inside = inherited(plan), frozenset(signed)
    leaves = [work for work in plan if not work.is_summary]
    outside = [work for work in leaves if not makes[work.key] & inside]
    return Creep(len(leaves), len(outside), hours(leaves), hours(outside))


def hours(plan: Iterable[Work]) -> Decimal:
    return sum((work.hours for work in plan), Decimal(0))
