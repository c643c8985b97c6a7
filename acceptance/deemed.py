"""When silence counts as acceptance, and when that is announced; pure."""

from datetime import date, timedelta

from schedule.working import FAR, WorkingCalendar, last_day

A_DAY = timedelta(days=1)
FIRST, LAST = 5, 1
"""So many working days before it, it is announced for the first and for the last time."""
ANSWERABLE = {"first_announced_on": 2, "last_announced_on": 1}
"""So many working days somebody has at least to answer after each announcement."""
PATIENCE = 5
"""After so many working days somebody whose silence counts for nothing is reminded."""


def working_days_after(calendar: WorkingCalendar, day: date, days: int) -> date:
    """The day on which so many working days are over, the day itself not counted."""
    return last_day(calendar, day + A_DAY, days)


def working_days_before(calendar: WorkingCalendar, day: date, days: int) -> date:
    """The working day so many working days earlier; of a calendar that never works, that many days."""
    found, left = day, days
    for _ in range(FAR):
        if not left:
            return found
        found -= A_DAY
        left -= calendar.is_working(found)
    return day - timedelta(days=days)


def first_announcement(calendar: WorkingCalendar, *, submitted_on: date, deemed_on: date) -> date:
    """Five working days before, or the day after the submission where the span is shorter."""
    return max(working_days_before(calendar, deemed_on, FIRST), submitted_on + A_DAY)


def last_announcement(calendar: WorkingCalendar, *, deemed_on: date) -> date:
    """The working day before."""
    return working_days_before(calendar, deemed_on, LAST)


def not_before(calendar: WorkingCalendar, deemed_on: date, *, told_on: date, days: int) -> date:
    """The day, or a later one, so that whoever is told late still has so many working days."""
    return max(deemed_on, working_days_after(calendar, told_on, days))
