"""Working days counted from a start, and back; pure."""

from bisect import bisect_right
from datetime import date, timedelta

from schedule.working import FAR, WorkingCalendar

LATEST, A_YEAR = date(9900, 1, 1), 366


class WorkingDays:
    """The working days from a start on: the first is number 1. A calendar that rests for a year counts every day from then on."""

    def __init__(self, calendar: WorkingCalendar, start: date):
        self._calendar, self._next, self._days = calendar, min(start, LATEST), list[date]()
        self._rested = 0

    def day(self, number: int) -> date:
        """The date of the n-th working day."""
        while len(self._days) < number:
            self._look()
        return self._days[number - 1]

    def number(self, day: date) -> int:
        """How many working days there are from the start to the day, both included; 1 before and at the start, and `FAR` at most."""
        while self._next <= day and len(self._days) < FAR:
            self._look()
        return max(1, bisect_right(self._days, day))

    def _look(self) -> None:
        works = self._calendar.is_working(self._next)
        self._rested = 0 if works else self._rested + 1
        if works or self._rested > A_YEAR:
            self._days.append(self._next)
        self._next += timedelta(days=1)
