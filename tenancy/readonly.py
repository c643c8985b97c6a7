"""A scope in which nothing can be written: what the client's portal runs in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from tenancy.models import Organization
from tenancy.scope import scope


@contextmanager
def read_only(organization: Organization) -> Iterator[Organization]:
    """Open the organization's scope in a read-only transaction, as a role that may only select."""
    with transaction.atomic(), scope(organization):
        with connection.cursor() as cursor:
            cursor.execute(f'SET LOCAL ROLE "{settings.PORTAL_ROLE}"')
            cursor.execute("SET TRANSACTION READ ONLY")
        yield organization
        if not connection.needs_rollback:  # else the rollback gives the role back
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")
