"""What a plan is once it has been read: values only, every time naive as the file has it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Hours = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PlanException:
    """Days on which a calendar differs; a holiday when there are no hours."""

    name: str
    first_day: date
    last_day: date
    hours: Hours = ()


@dataclass(frozen=True)
class PlanCalendar:
    """A week of working hours (Monday is 0; a day it does not name follows the base) and days that differ."""

    uid: int
    name: str
    base: int | None
    week: dict[int, Hours]
    exceptions: tuple[PlanException, ...] = ()


@dataclass(frozen=True)
class PlanTask:
    """A row of the plan."""

    uid: int
    outline: str
    level: int
    name: str
    start: datetime
    finish: datetime
    notes: str = ""
    duration_minutes: int = 0
    is_milestone: bool = False
    is_summary: bool = False
    percent_complete: int = 0
    constraint: str = ""
    constraint_date: datetime | None = None
    deadline: datetime | None = None
    calendar: int | None = None


@dataclass(frozen=True)
class PlanLink:
    """A task that waits for another."""

    predecessor: int
    successor: int
    kind: str
    lag_minutes: int = 0
    lag_is_elapsed: bool = False
    lag_percent: int | None = None


@dataclass(frozen=True)
class PlanResource:
    """Somebody or something the plan needs."""

    uid: int
    name: str
    kind: str = "work"
    email: str = ""
    group: str = ""
    max_units: Decimal = Decimal(1)
    calendar: int | None = None


@dataclass(frozen=True)
class PlanAssignment:
    """A resource at work on a task."""

    task: int
    resource: int
    units: Decimal = Decimal(1)
    work_minutes: int = 0


@dataclass(frozen=True)
class Loss:
    """Something of the file that the plan has no place for: a code (see `reasons`), how often, a few names."""

    reason: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All that is kept of a file, and an account of what is not."""

    name: str
    start: datetime
    finish: datetime
    calendar: int | None
    calendars: tuple[PlanCalendar, ...]
    tasks: tuple[PlanTask, ...]
    links: tuple[PlanLink, ...]
    resources: tuple[PlanResource, ...]
    assignments: tuple[PlanAssignment, ...]
    not_kept: tuple[Loss, ...] = ()

    def size(self) -> int:
        """How many rows the plan will need."""
        nouns = (self.calendars, self.tasks, self.links, self.resources, self.assignments)
        return sum(len(noun) for noun in nouns) + sum(len(calendar.exceptions) for calendar in self.calendars)


@dataclass
class Losses:
    """Counts while reading what can't be kept."""

    EXAMPLES = 5
    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, example: str = "", count: int = 1) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + count
        known = self.examples.setdefault(reason, [])
        if example and len(known) < self.EXAMPLES and example not in known:
            known.append(example[:120])

    def __iter__(self) -> Iterator[Loss]:
        return (Loss(reason, count, tuple(self.examples[reason])) for reason, count in self.counts.items())
