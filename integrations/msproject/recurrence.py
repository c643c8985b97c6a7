"""The days of a calendar's exception that comes again and again."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

DAILY, YEARLY_DAY, YEARLY_PLACE, MONTHLY_DAY, MONTHLY_PLACE, WEEKLY = 1, 2, 3, 4, 5, 6
ANY_DAY, WEEKDAY, WEEKEND_DAY, SUNDAY, LAST = 0, 1, 2, 3, 4
MOST_YEARS, MOST_DAYS = 30, 1000


@dataclass(frozen=True)
class Pattern:
    """How an exception recurs between two days; the codes are Microsoft Project's."""

    kind: int
    first: date
    last: date
    every: int = 1
    times: int = 0
    weekdays: int = 0
    month: int = 0
    month_day: int = 1
    item: int = 0
    place: int = 0

    def is_plain(self) -> bool:
        """Whether it is simply every day from the first to the last."""
        return self.kind == DAILY and self.every <= 1


def days(pattern: Pattern) -> list[date] | None:
    """The days on which the pattern falls, at most `times`; None for a kind we don't know or one without end."""
    holds = RULES.get(pattern.kind)
    if holds is None or pattern.last.year - pattern.first.year > MOST_YEARS:
        return None
    found = [day for day in every_day(pattern.first, pattern.last) if holds(pattern, day)]
    found = found[: pattern.times] if pattern.times else found
    return found if len(found) <= MOST_DAYS else None


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def runs(found: list[date]) -> list[tuple[date, date]]:
    """The days as spans of days that follow each other."""
    spans: list[tuple[date, date]] = []
    for day in found:
        if spans and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def _daily(pattern: Pattern, day: date) -> bool:
    return (day - pattern.first).days % max(pattern.every, 1) == 0


def _weekly(pattern: Pattern, day: date) -> bool:
    """DaysOfWeek has a bit per day, Sunday first."""
    sunday = pattern.first - timedelta(days=pattern.first.isoweekday() % 7)
    in_week = ((day - sunday).days // 7) % max(pattern.every, 1) == 0
    return in_week and bool(pattern.weekdays & 1 << day.isoweekday() % 7)


def _on_day(pattern: Pattern, day: date) -> bool:
    return day.day == min(pattern.month_day, monthrange(day.year, day.month)[1])


def _on_place(pattern: Pattern, day: date) -> bool:
    """Such as the last Friday of the month."""
    month = every_day(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    fitting = [other for other in month if _fits(pattern.item, other)]
    place = -1 if pattern.place >= LAST else pattern.place
    return place < len(fitting) and fitting[place] == day


def _fits(item: int, day: date) -> bool:
    if item in {ANY_DAY, WEEKDAY, WEEKEND_DAY}:
        return item == ANY_DAY or (day.isoweekday() > 5) == (item == WEEKEND_DAY)
    return day.isoweekday() % 7 == item - SUNDAY


def _in_month(pattern: Pattern, day: date) -> bool:
    since = (day.year - pattern.first.year) * 12 + day.month - pattern.first.month
    return since % max(pattern.every, 1) == 0


RULES: dict[int, Callable[[Pattern, date], bool]] = {
    DAILY: _daily,
    WEEKLY: _weekly,
    MONTHLY_DAY: lambda pattern, day: _in_month(pattern, day) and _on_day(pattern, day),
    MONTHLY_PLACE: lambda pattern, day: _in_month(pattern, day) and _on_place(pattern, day),
    YEARLY_DAY: lambda pattern, day: day.month == pattern.month + 1 and _on_day(pattern, day),
    YEARLY_PLACE: lambda pattern, day: day.month == pattern.month + 1 and _on_place(pattern, day),
}
