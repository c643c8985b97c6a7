"""Answers about the installation as a whole: counts, times and kinds of trouble, never what anything says."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.shortcuts import get_object_or_404
from django.utils import timezone
from redis.exceptions import RedisError

from tenancy.models import Organization
from tenancy.tasks import SWEPT

WORK = """
    SELECT organization_id, kind, waiting, oldest, failed, troubles FROM accord_work()
    ORDER BY sum(failed) OVER (PARTITION BY organization_id) DESC, organization_id, kind DESC
"""


@dataclass(frozen=True)
class Work:
    """What one organization's mails, or its events (`kind`), wait for; `oldest`: since when the first is due."""

    organization_id: int
    kind: str
    waiting: int
    oldest: datetime | None
    failed: int
    troubles: list[str] | None


@dataclass(frozen=True)
class Sweep:
    """A task of the beat, and when it last came round; None before the first time."""

    task: str
    every: timedelta
    at: datetime | None

    @property
    def seconds(self) -> float:
        return self.every.total_seconds()

    @property
    def is_late(self) -> bool:
        """Three rounds without it: nobody sweeps."""
        return self.at is not None and timezone.now() - self.at > 3 * self.every


def find_organization(slug: str) -> Organization:
    return get_object_or_404(Organization, slug=slug)


def work() -> list[Work]:
    """What waits or has failed in any organization, the worst first."""
    with connection.cursor() as cursor:
        cursor.execute(WORK)
        return [Work(*row) for row in cursor.fetchall()]


def lag(work: list[Work]) -> timedelta:
    """How long the longest waiting mail or event has been due."""
    times = [row.oldest for row in work if row.oldest]
    return max(timezone.now() - min(times), timedelta(0)) if times else timedelta(0)


def sweeps() -> list[Sweep]:
    """The beat's tasks, and when each last came round; the last is forgotten with the cache."""
    beat: Any = settings.CELERY_BEAT_SCHEDULE
    planned = {entry["task"]: entry["schedule"] for entry in beat.values()}
    try:
        swept = cache.get_many([SWEPT + task for task in planned])
    except (RedisError, OSError):
        swept = {}
    return [Sweep(task, timedelta(seconds=every), swept.get(SWEPT + task)) for task, every in planned.items()]
