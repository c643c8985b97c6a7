"""The cache, and what stands in for it while it is away."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
REST = 10.0
"""Seconds for which a cache that did not answer is left alone."""
AWAY = (RedisError, OSError)


def steadily(name: str) -> Callable[..., Any]:
    """The method of the server's cache; of the process's own memory while the server does not answer."""

    def ask(self: "SteadyCache", *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= SteadyCache.away_until:
            try:
                return getattr(RedisCache, name)(self, *args, **kwargs)
            except AWAY:
                SteadyCache.away_until = time.monotonic() + REST
                logger.warning("The cache is away: what is counted is counted by process for %s s.", REST)
        return getattr(self.spare, name)(*args, **kwargs)

    return ask


class SteadyCache(RedisCache):
    """Valkey; while it is away each process counts for itself, so that guessing stays bounded and nobody waits."""

    away_until = 0.0

    def __init__(self, server: str, params: dict[str, Any]):
        super().__init__(server, params)
        shared = {key: value for key, value in params.items() if key != "OPTIONS"}
        self.spare = LocMemCache("spare", {**shared, "OPTIONS": {"MAX_ENTRIES": 20_000}})

    add = steadily("add")
    get = steadily("get")
    set = steadily("set")
    delete = steadily("delete")
