"""How much a program, and an organization, may ask a minute; counted in the cache, which may be away."""

import logging
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from tenancy.rest.repeats import holder
from tenancy.scope import current

logger = logging.getLogger(__name__)
WINDOW = 60
PATIENCE = 0.2
"""Seconds to wait for a connection, and again for an answer."""
REST = 10.0
"""Seconds without counting after the cache was away: a minute of outage costs six requests a wait, not all."""


def connect() -> Redis:
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    return Redis.from_url(settings.REDIS_URL, retry=Retry(NoBackoff(), 0), **patience)


@dataclass(frozen=True)
class Standing:
    """How one limit stands: what is allowed in a window, how much of it is used."""

    limit: int
    used: int

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used)


class Counter:
    """Counts by the minute, in one round trip; after trouble with the cache it rests."""

    def __init__(self) -> None:
        self.server: Any = SimpleLazyObject(connect)
        self.away_until = 0.0

    def count(self, names: list[str]) -> list[int]:
        """How often each was counted in this window, this time included; [] if nobody can tell."""
        if not names or time.monotonic() < self.away_until:
            return []
        try:
            return self._count(names)
        except RedisError:
            self.away_until = time.monotonic() + REST
            logger.warning(
                "The cache is away: the API's limits are not counted for %s s.", REST, exc_info=True
            )
            return []

    def _count(self, names: list[str]) -> list[int]:
        with self.server.pipeline(transaction=False) as pipeline:
            for name in names:
                key = f"limit:{name}:{int(time.time()) // WINDOW}"
                pipeline.incr(key).expire(key, 2 * WINDOW)
            return pipeline.execute()[::2]


counter = Counter()


class Limits(BaseThrottle):
    """The program's limit and the organization's; the one that is nearer is told in the headers of every answer."""

    def allow_request(self, request: Request, view: Any) -> bool:
        limits = settings.API_LIMITS
        names = {"program": f"{current().pk} {holder(request)}", "organization": str(current().pk)}
        used = counter.count([f"{kind} {names[kind]}" for kind in limits])
        told = [Standing(limits[kind], count) for kind, count in zip(limits, used, strict=False)]
        view.standing = min(told, key=lambda one: one.left, default=None)
        return all(one.used <= one.limit for one in told)

    def wait(self) -> float:
        return seconds_left()


def seconds_left() -> int:
    """Until the window ends."""
    return WINDOW - int(time.time()) % WINDOW


def tell(answer: Any, standing: Standing | None) -> None:
    """Put the standing where programs look for it."""
    if standing:
        answer.headers["RateLimit-Limit"] = str(standing.limit)
        answer.headers["RateLimit-Remaining"] = str(standing.left)
        answer.headers["RateLimit-Reset"] = str(seconds_left())
