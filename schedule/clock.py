"""The plan's clock: the organization's, so that a day never shifts with who reads it."""

import zoneinfo
from datetime import UTC, date, datetime, time
from functools import cache

from django.utils import timezone

from tenancy.scope import current

_zone = cache(zoneinfo.ZoneInfo)


def clock() -> zoneinfo.ZoneInfo:
    return _zone(current().time_zone)


def today() -> date:
    """The organization's day."""
    return timezone.localdate(timezone=clock())


def beginning_of(day: date) -> datetime:
    """The instant at which the day begins."""
    return at(datetime.combine(day, time()))


def at(wall: datetime) -> datetime:
    """The instant at which the organization's wall clock shows this, in UTC: instants of one zone compare by their walls."""
    return wall.replace(tzinfo=clock()).astimezone(UTC)


def day_of(moment: datetime | str) -> date:
    """The day of a moment, which may come as JSON writes it."""
    known = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return timezone.localdate(known, clock())
