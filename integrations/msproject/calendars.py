"""Calendars: weeks of working hours, and the days that differ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from integrations.msproject import recurrence
from integrations.msproject.document import children
from integrations.msproject.fields import NONE, Fields, day_of
from integrations.msproject.plan import Hours, Losses, PlanCalendar, PlanException
from integrations.msproject.recurrence import Pattern

USUAL: Hours = (("08:00", "12:00"), ("13:00", "17:00"))
EXCEPTION_DAY, SUNDAY, SATURDAY = 0, 1, 7
MOST_NAME = 200
Differs = tuple[str, date, date, Hours]


def read_calendar(element: Any, losses: Losses) -> PlanCalendar:
    fields = Fields(element, losses)
    name = fields.text("Name", MOST_NAME)
    exceptions = list(_exceptions(element, losses, name))
    exceptions += _old_exceptions(element, losses, exceptions)
    exceptions += _work_weeks(element, losses, name, exceptions)
    return PlanCalendar(
        uid=fields.number("UID", NONE),
        name=name,
        base=fields.uid("BaseCalendarUID"),
        week=week_of(element, losses),
        exceptions=tuple(exceptions),
    )


def week_of(element: Any, losses: Losses) -> dict[int, Hours]:
    """Hours by weekday; Microsoft Project counts from Sunday, which is 1, we from Monday, which is 0."""
    week = {}
    for day in children(element, "WeekDays", "WeekDay"):
        kind = Fields(day, losses).number("DayType", EXCEPTION_DAY)
        if SUNDAY <= kind <= SATURDAY:
            week[(kind - 2) % 7] = hours_of(day, losses)
    return week


def hours_of(element: Any, losses: Losses) -> Hours:
    """From when to when; none on a day off, the usual ones where the file leaves them out."""
    if not Fields(element, losses).flag("DayWorking"):
        return ()
    found = [_span(Fields(span, losses)) for span in children(element, "WorkingTimes", "WorkingTime")]
    return tuple(span for span in found if span) or USUAL


def _span(fields: Fields) -> tuple[str, str] | None:
    """A span of hours; midnight at its end is 24:00."""
    begin, end = fields.text("FromTime")[:5], fields.text("ToTime")[:5]
    end = "24:00" if end == "00:00" else end
    return (begin, end) if _is_clock(begin) and _is_clock(end) and begin < end else None


def _is_clock(text: str) -> bool:
    hour, colon, minute = text.partition(":")
    return len(text) == 5 and hour.isdecimal() and minute.isdecimal() and int(hour) <= 24 and int(minute) < 60


def _exceptions(element: Any, losses: Losses, calendar: str) -> Iterator[PlanException]:
    for found in children(element, "Exceptions", "Exception"):
        fields, hours = Fields(found, losses), hours_of(found, losses)
        name, pattern = fields.text("Name", MOST_NAME), _pattern(found, fields)
        spans = _spans(pattern, losses, name or calendar) if pattern else []
        if pattern is None:
            losses.add("exceptions_unreadable", name or calendar)
        for first, last in spans:
            yield PlanException(name, first, last, hours)


def _spans(pattern: Pattern, losses: Losses, label: str) -> list[tuple[date, date]]:
    """The spans of days of an exception; a recurring one is written out."""
    if pattern.is_plain():
        return [(pattern.first, pattern.last)]
    found = recurrence.days(pattern)
    losses.add("exceptions_endless" if found is None else "exceptions_written_out", label)
    return recurrence.runs(found or [])


def _pattern(element: Any, fields: Fields) -> Pattern | None:
    period = _period(element, fields.losses)
    by_times = fields.flag("EnteredByOccurrences")
    return period and Pattern(
        kind=fields.number("Type", recurrence.DAILY),
        first=period[0],
        last=period[1],
        every=fields.number("Period", 1),
        times=fields.number("Occurrences") if by_times else 0,
        weekdays=fields.number("DaysOfWeek"),
        month=fields.number("Month"),
        month_day=fields.number("MonthDay", 1),
        item=fields.number("MonthItem"),
        place=fields.number("MonthPosition"),
    )


def _period(element: Any, losses: Losses) -> tuple[date, date] | None:
    for period in children(element, "TimePeriod"):
        fields = Fields(period, losses)
        first, last = day_of(fields.text("FromDate")), day_of(fields.text("ToDate"))
        if first and last and first <= last:
            return first, last
    return None


def _old_exceptions(element: Any, losses: Losses, known: list[PlanException]) -> list[PlanException]:
    """How Microsoft Project 2003 wrote them, among the weekdays; newer versions write them there once more."""
    taken = {day for one in known for day in recurrence.every_day(one.first_day, one.last_day)}
    days = [day for day in children(element, "WeekDays", "WeekDay") if _is_exception(day, losses)]
    periods = [(_period(day, losses), hours_of(day, losses)) for day in days]
    losses_of = [1 for period, hours in periods if period is None]
    if losses_of:
        losses.add("exceptions_unreadable", count=len(losses_of))
    return [
        PlanException("", period[0], period[1], hours) for period, hours in periods if period and period[0] not in taken
    ]


def _is_exception(day: Any, losses: Losses) -> bool:
    return Fields(day, losses).number("DayType", EXCEPTION_DAY) == EXCEPTION_DAY


def _work_weeks(
    element: Any, losses: Losses, calendar: str, known: list[PlanException]
) -> Iterator[PlanException]:
    """Weeks that differ for a while become exceptions day by day, where no exception of its own says otherwise."""
    taken = {day for one in known for day in recurrence.every_day(one.first_day, one.last_day)}
    for found in children(element, "WorkWeeks", "WorkWeek"):
        name, period, week = Fields(found, losses).text("Name", MOST_NAME), _period(found, losses), week_of(found, losses)
        if not week or period is None or (period[1] - period[0]).days > recurrence.MOST_DAYS:
            losses.add("work_weeks_dropped", name or calendar)
            continue
        losses.add("work_weeks_written_out", name or calendar)
        days = [day for day in recurrence.every_day(*period) if day.weekday() in week and day not in taken]
        for hours in {week[day.weekday()]: None for day in days}:
            for first, last in recurrence.runs([day for day in days if week[day.weekday()] == hours]):
                yield PlanException(name, first, last, hours)
