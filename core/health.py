"""Whether this process lives, and whether it can work."""

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from core.doors import READING, open_door


@open_door("core.look_at_health", methods=READING)
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive", content_type="text/plain")


@open_door("core.look_at_health", methods=READING)
def readyz(request: HttpRequest) -> HttpResponse:
    ready = database_is_ready() and cache_answers()
    return HttpResponse(
        "ready" if ready else "not ready", status=200 if ready else 503, content_type="text/plain"
    )


def database_is_ready() -> bool:
    """The database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def cache_answers() -> bool:
    try:
        cache.set("readyz", settings.SITE_URL, 5)
    except (RedisError, OSError):
        return False
    return True
