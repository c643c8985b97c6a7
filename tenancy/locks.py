"""Whether the locks can hold: the role we run as."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

ROLE = """
    SELECT rolsuper OR rolbypassrls,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p'))
    FROM pg_roles WHERE rolname = current_user
"""


def verify_role() -> None:
    """Raise ImproperlyConfigured when the database role could look over the fence."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        is_above_policies, owns_tables = cursor.fetchone()
    if is_above_policies or owns_tables:
        raise ImproperlyConfigured(
            "DATABASE_URL names a role that row-level security does not bind "
            "(a superuser, BYPASSRLS or the owner of tables). Use the application's role; only migrate runs as the owner."
        )
