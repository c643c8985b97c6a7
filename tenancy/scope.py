"""The organization whose rows can be seen: opened by the middleware, the Celery task base and the test fixture."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from tenancy.models import Organization

_current: ContextVar["Organization | None"] = ContextVar("organization", default=None)


class OutsideScope(RuntimeError):
    """Rows of an organization were asked for where no organization's scope is open."""


@contextmanager
def scope(organization: "Organization") -> Iterator["Organization"]:
    """Open a transaction in which the organization's rows, and no others, exist."""
    previous, is_nested = _current.get(), connection.in_atomic_block
    with transaction.atomic():
        _tell_database(organization)
        token = _current.set(organization)
        try:
            yield organization
        finally:
            _current.reset(token)
        if is_nested and not connection.needs_rollback:  # else the transaction's end forgets it
            _tell_database(previous)


@contextmanager
def snapshot(organization: "Organization") -> Iterator["Organization"]:
    """A scope in which what others write meanwhile is not seen; not to be opened inside a transaction."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with scope(organization):
            yield organization


def current() -> "Organization":
    """The organization of the open scope; raises OutsideScope."""
    organization = _current.get()
    if organization is None:
        raise OutsideScope("No organization's scope is open here.")
    return organization


def current_or_none() -> "Organization | None":
    return _current.get()


def _tell_database(organization: "Organization | None") -> None:
    key = str(organization.pk) if organization else ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('accord.organization', %s, true)", [key])
