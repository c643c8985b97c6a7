"""When people work: a week, days that differ, weeks that differ; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Hours = Sequence[Sequence[int]]
FAR = 5_000
OFFICE: Hours = ((480, 720), (780, 1020))
OFFICE_WEEK: Mapping[int, Hours] = {day: OFFICE if day < 5 else () for day in range(7)}


@dataclass(frozen=True)
class Span:
    """Days from the first to the last on which a calendar differs: with other hours, or with another week."""

    first_day: date
    last_day: date
    hours: Hours = ()
    week: Mapping[int, Hours] | None = None

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def says(self, day: date) -> Hours | None:
        """The hours of the day, or None where it leaves the day as it is."""
        return self.hours if self.week is None else self.week.get(day.weekday())


@dataclass(frozen=True)
class WorkingCalendar:
    """A calendar, and the one it is based on for what it does not say itself."""

    week: Mapping[int, Hours]
    spans: tuple[Span, ...] = ()
    base: "WorkingCalendar | None" = None

    def hours(self, day: date) -> Hours:
        """Working hours of the day as (from, to) in minutes since midnight: exceptions, then other weeks, then the week."""
        own = self._own(day)
        if own is not None:
            return own
        return self.base.hours(day) if self.base else ()

    def is_working(self, day: date) -> bool:
        return bool(self.hours(day))

    def _own(self, day: date) -> Hours | None:
        found = [span for span in self.spans if span.holds(day)]
        for span in sorted(found, key=lambda span: span.week is not None):
            if (said := span.says(day)) is not None:
                return said
        return self.week.get(day.weekday())


OFFICE_CALENDAR = WorkingCalendar(OFFICE_WEEK)


def last_day(calendar: WorkingCalendar, first_day: date, days: int) -> date:
    """The day on which so many working days are done, the first included; days of a calendar that never works count too."""
    day, left = first_day, days - calendar.is_working(first_day)
    for _ in range(FAR):
        if left <= 0:
            return day
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    return first_day + timedelta(days=max(days - 1, 0))
