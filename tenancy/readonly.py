"""A scope in which nothing can be written: what the client's portal runs in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from tenancy.models import Organization
from tenancy.scope import scope

ONLY_LOOK = "SELECT set_config('role', %s, true), set_config('transaction_read_only', 'on', true)"


@contextmanager
def read_only(organization: Organization) -> Iterator[Organization]:
    """Open the organization's scope in a read-only transaction, as a role that may only select."""
    is_nested = connection.in_atomic_block
    with scope(organization):
        with connection.cursor() as cursor:
            cursor.execute(ONLY_LOOK, [settings.PORTAL_ROLE])
        yield organization
        if is_nested and not connection.needs_rollback:  # else the transaction's end gives the role back
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")
