"""Whether this process can work: what must be there, and what it can do without for a while."""

from datetime import timedelta
from functools import cache as once
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from core import wake
from operations import queries

TOLERATED = timedelta(minutes=5)
PARTS = {
    "database": _("Database"),
    "migrations": _("Migrations"),
    "broker": _("Broker"),
    "outbox": _("Outbox"),
}
OK, DEGRADED, FAILED = "ok", "degraded", "failed"


def state() -> dict[str, str]:
    """{part: ok, degraded or failed}; a web without its broker still answers, one without its database does not."""
    try:
        migrations = OK if is_migrated() else FAILED
        outbox = outbox_state() if migrations == OK else FAILED
    except DatabaseError:
        return {"database": FAILED, "migrations": FAILED, "broker": broker_state(), "outbox": FAILED}
    return {"database": OK, "migrations": migrations, "broker": broker_state(), "outbox": outbox}


def is_ready(parts: dict[str, str]) -> bool:
    return FAILED not in parts.values()


def broker_state() -> str:
    return DEGRADED if wake.queue() is None else OK


def outbox_state() -> str:
    """Degraded when something has been due for longer than a sweep or two could explain."""
    return OK if queries.lag(queries.work()) < TOLERATED else DEGRADED


def is_migrated() -> bool:
    """Every migration has run; once true it stays so for this process, whose code does not change."""
    try:
        return _is_migrated()
    except NotYet:
        return False


class NotYet(Exception):
    """A migration has still to run; not remembered."""


@once
def _is_migrated() -> bool:
    executor: Any = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotYet
    return True
