"""A plan as a file tells it: what is in it, and what of the file could not be kept. Times are the plan's own, naive."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Hours = tuple[tuple[int, int], ...]
"""Working hours of a day as (from, to) in minutes since midnight."""

Week = Mapping[int, Hours]
"""Hours per weekday, Monday is 0; a day that is not there is as in the base calendar."""

NO_WEEK: Week = {}


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days that differ from the week; without hours nobody works."""

    name: str
    first_day: date
    last_day: date
    hours: Hours


@dataclass(frozen=True, slots=True)
class OtherWeek:
    """A different week for a while."""

    name: str
    first_day: date
    last_day: date
    week: Week


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """A working calendar."""

    uid: int
    name: str
    base_uid: int | None
    week: Week
    days_off: tuple[DaysOff, ...] = ()
    other_weeks: tuple[OtherWeek, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it is its base calendar over again."""
        return self.base_uid is not None and not (self.week or self.days_off or self.other_weeks)


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A row of the plan."""

    uid: int
    name: str
    level: int
    outline: str
    start: datetime
    finish: datetime
    notes: str = ""
    wbs: str = ""
    duration_minutes: Decimal = Decimal(0)
    duration_is_elapsed: bool = False
    is_estimated: bool = False
    is_milestone: bool = False
    is_summary: bool = False
    is_manual: bool = False
    percent_complete: int = 0
    constraint: str = ""
    constraint_date: datetime | None = None
    deadline: datetime | None = None
    calendar_uid: int | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlanLink:
    """What waits for what: kind is FS, SS, FF or SF; a lag in minutes, or in percent of the predecessor."""

    predecessor: int
    successor: int
    kind: str = "FS"
    lag_minutes: Decimal = Decimal(0)
    lag_is_elapsed: bool = False
    lag_percent: int | None = None


@dataclass(frozen=True, slots=True)
class PlanResource:
    """Somebody or something the plan needs: kind is work, material or cost."""

    uid: int
    name: str
    email: str = ""
    kind: str = "work"
    group: str = ""
    max_units: Decimal = Decimal(1)
    calendar_uid: int | None = None


@dataclass(frozen=True, slots=True)
class PlanAssignment:
    """A resource at work on a task."""

    task_uid: int
    resource_uid: int
    units: Decimal = Decimal(1)
    work_minutes: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that could not be kept: what (see `losses`), how often, and where for example."""

    code: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a file says that we can keep, in the file's order, and what we cannot."""

    title: str
    start: datetime | None
    minutes_per_day: int
    calendar_uid: int | None
    calendars: tuple[PlanCalendar, ...]
    tasks: tuple[PlanTask, ...]
    links: tuple[PlanLink, ...]
    resources: tuple[PlanResource, ...]
    assignments: tuple[PlanAssignment, ...]
    losses: tuple[Loss, ...] = field(default=())
