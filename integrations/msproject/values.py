"""The values of MSPDI: durations, instants, numbers, flags. What can't be read is None."""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

_DURATION = re.compile(
    r"(-?)P(?=.)(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?",
    re.ASCII,
)
_TENTH = Decimal("0.1")
_FINE = Decimal("0.0001")
MOST_MINUTES = Decimal(2_000_000_000)
MOST_UNITS = Decimal(99_999)
EPOCH = datetime.combine(date(2000, 1, 3), time(8))
"""A start for a plan that has none."""
YEARS = range(1900, 2200)
NO_DATE = ("", "NA")
ELAPSED_FORMATS = {4, 6, 8, 10, 12, 20}
PERCENT_FORMATS = {19, 20}
ESTIMATED = 32
"""A format from 35 on is the one 32 below it, estimated."""


def flag(text: str) -> bool:
    return text in ("1", "true")


def whole(text: str) -> int | None:
    """A whole number of at most nine digits."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else None


def minutes(text: str) -> Decimal | None:
    """Minutes of `PT8H30M0S` or `P1D`, to the tenth, as exact as Project counts; a day has 24 hours (XML Schema)."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    days, hours, rest, seconds = (Decimal(part or 0) for part in match.group(2, 3, 4, 5))
    total = (days * 1440 + hours * 60 + rest + seconds / 60).quantize(_TENTH)
    return None if total > MOST_MINUTES else -total if match[1] else total


def units(text: str) -> Decimal | None:
    """Units of a resource: 1 are all of its time."""
    try:
        value = Decimal(text) if len(text) < 40 else None
    except InvalidOperation:
        return None
    return value.quantize(_FINE) if value is not None and 0 <= value <= MOST_UNITS else None


def instant(text: str) -> datetime | None:
    """A naive local instant, between 1900 and 2199."""
    try:
        value = datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
    return value if value.year in YEARS else None


def day(text: str) -> date | None:
    value = instant(text)
    return value.date() if value else None


def minute_of_day(text: str) -> int | None:
    """Minutes since midnight of `08:30:00`."""
    try:
        value = time.fromisoformat(text)
    except ValueError:
        return None
    return value.hour * 60 + value.minute


def plain_format(number: int) -> int:
    """The format of a duration or lag without its question mark."""
    return number - ESTIMATED if number >= ESTIMATED + 3 else number


def is_estimated_format(number: int) -> bool:
    return number != plain_format(number)
