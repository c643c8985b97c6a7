"""Working calendars out of their records."""

from collections.abc import Iterable
from datetime import date

from integrations.msproject import recurrence
from integrations.msproject.losses import Losses, Lost
from integrations.msproject.plan import DaysOff, Hours, OtherWeek, PlanCalendar, Week
from integrations.msproject.records import Record
from integrations.msproject.values import day, flag, minute_of_day, whole

Span = tuple[date, date]
OFFICE_HOURS: Hours = ((480, 720), (780, 1020))
MIDNIGHT = 1440
SUNDAY, SATURDAY = 1, 7
ONCE = 9
MOST_PATTERNS = 300
"""So many recurring exceptions of a file are written out, then no more."""


def calendar(record: Record, losses: Losses) -> PlanCalendar | None:
    """The calendar, or None if it has no number by which others could name it."""
    uid = whole(record.get("UID"))
    if uid is None:
        return None
    base = whole(record.get("BaseCalendarUID"))
    weekdays = record.all("WeekDays", "WeekDay")
    return PlanCalendar(
        uid=uid,
        name=record.get("Name")[:200],
        base_uid=base if base is not None and base >= 0 and base != uid else None,
        week=week(weekdays),
        days_off=tuple(days_off(weekdays, record.all("Exceptions", "Exception"), record.get("Name"), losses)),
        other_weeks=tuple(other_weeks(record.all("WorkWeeks", "WorkWeek"))),
    )


def week(weekdays: Iterable[Record]) -> Week:
    """Hours per weekday, Monday is 0; the file counts from Sunday, 1."""
    numbered = [(whole(weekday.get("DayType")), weekday) for weekday in weekdays]
    return {
        (number - 2) % 7: hours(weekday)
        for number, weekday in numbered
        if number and SUNDAY <= number <= SATURDAY
    }


def hours(record: Record) -> Hours:
    """The working times of a day; a working day without any has office hours."""
    if not flag(record.get("DayWorking")):
        return ()
    times = [
        (minute_of_day(time.get("FromTime")), minute_of_day(time.get("ToTime")))
        for time in record.all("WorkingTimes", "WorkingTime")
    ]
    found = sorted((begin, end or MIDNIGHT) for begin, end in times if begin is not None and end is not None)
    return tuple((begin, end) for begin, end in found if begin < end) or OFFICE_HOURS


def days_off(
    weekdays: Iterable[Record], exceptions: Iterable[Record], calendar_name: str, losses: Losses
) -> Iterable[DaysOff]:
    """Exceptions of the calendar: Project writes each twice, recurring ones spread out into dates among the weekdays."""
    dated = {
        span: weekday for weekday in weekdays if weekday.get("DayType") == "0" and (span := period(weekday))
    }
    named = {span: exception for exception in exceptions if (span := period(exception))}
    found = dict(dated)
    for span, exception in named.items():
        if is_single(exception):
            found[span] = exception
        elif not any(within(other, span) for other in dated):
            found |= dict.fromkeys(written_out(exception, span, calendar_name, losses), exception)
    for (first, last), record in sorted(found.items(), key=lambda entry: entry[0]):
        naming = named.get((first, last), record)
        yield DaysOff(naming.get("Name")[:200], first, last, hours(record))


def written_out(exception: Record, span: Span, calendar_name: str, losses: Losses) -> list[Span]:
    """A recurring exception as the days it falls on."""
    name = exception.get("Name") or calendar_name
    is_too_much = losses.counts[Lost.PATTERNS] >= MOST_PATTERNS
    days = None if is_too_much else recurrence.days(pattern(exception, span))
    if days is None:
        losses.add(Lost.RECURRING_EXCEPTIONS, name)
        return []
    losses.add(Lost.PATTERNS, name)
    return recurrence.runs(days)


def pattern(exception: Record, span: Span) -> recurrence.Pattern:
    def number(field: str, default: int = 0) -> int:
        value = whole(exception.get(field))
        return default if value is None else value

    return recurrence.Pattern(
        kind=number("Type"),
        first=span[0],
        last=span[1],
        every=number("Period", 1),
        times=max(number("Occurrences"), 0) if flag(exception.get("EnteredByOccurrences")) else 0,
        weekdays=number("DaysOfWeek"),
        month=number("Month"),
        month_day=number("MonthDay", 1),
        item=number("MonthItem"),
        place=max(number("MonthPosition"), 0),
    )


def is_single(exception: Record) -> bool:
    """Whether it happens once: of the kinds of MSPDI, 9, or 1 (daily, every day), or an old file's, without a kind."""
    kind = whole(exception.get("Type"))
    return kind in (None, ONCE) or (kind == recurrence.DAILY and exception.get("Period") in ("", "0", "1"))


def period(record: Record) -> Span | None:
    for span in record.all("TimePeriod"):
        first, last = day(span.get("FromDate")), day(span.get("ToDate"))
        if first and last and first <= last:
            return first, last
    return None


def within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def other_weeks(records: Iterable[Record]) -> Iterable[OtherWeek]:
    for record in records:
        span, days = period(record), week(record.all("WeekDays", "WeekDay"))
        if span and days:
            yield OtherWeek(record.get("Name")[:200], *span, days)


def without_loops(calendars: Iterable[PlanCalendar]) -> tuple[PlanCalendar, ...]:
    """The calendars, each after the one it is based on; a base that is unknown or leads in a circle is forgotten."""
    waiting = {calendar.uid: calendar for calendar in calendars}
    placed: dict[int, PlanCalendar] = {}
    while waiting:
        ready = [one for one in waiting.values() if one.base_uid is None or one.base_uid in placed]
        for one in ready or [rootless(next(iter(waiting.values())))]:
            placed[one.uid] = one
            waiting.pop(one.uid)
    return tuple(placed.values())


def rootless(calendar: PlanCalendar) -> PlanCalendar:
    return PlanCalendar(
        calendar.uid, calendar.name, None, calendar.week, calendar.days_off, calendar.other_weeks
    )
