"""What is in a database, said so that two can be compared: rows and a checksum per table, and which locks hold."""

from typing import Any

from psycopg2 import sql
from psycopg2.extensions import connection as Connection

from launch.roles import APP, ask, run

# A row's text must not depend on who asks, and where.
PLAIN = """
    SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
    SET extra_float_digits = 1; SET row_security = off;
"""
TABLES = """
    SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""
# The sum of 64 bits of every row's MD5 does not ask for an order, and needs no room.
CHECKSUM = (
    "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint), 0)::text FROM {} t"
)
UNBOUND = """
    SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND (rolsuper OR rolbypassrls))
        OR EXISTS (SELECT FROM pg_class WHERE relowner = %s::regrole AND relnamespace = 'public'::regnamespace)
"""
Inventory = dict[str, list[Any]]
"""{table: [rows, checksum, whether row-level security is forced]}"""


def take(database: Connection) -> Inventory:
    """Count and sum every table, signed in as a role that sees all rows."""
    run(database, PLAIN)
    with database.cursor() as cursor:
        cursor.execute(TABLES)
        tables = cursor.fetchall()
        return {name: [*sum_of(cursor, name), is_forced] for name, is_forced in tables}


def sum_of(cursor: Any, table: str) -> tuple[int, str]:
    cursor.execute(sql.SQL(CHECKSUM).format(sql.Identifier("public", table)))
    count, checksum = cursor.fetchone()
    return int(count), str(checksum)


def differences(before: Inventory, after: Inventory) -> list[str]:
    """Every table that is not as it was."""
    return [
        f"{name}: {before.get(name, 'not there')} became {after.get(name, 'not there')}"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]


def is_app_bound(database: Connection) -> bool:
    """Whether the application's role is held by row-level security: it neither passes it by nor owns a table."""
    return not ask(database, UNBOUND, APP, APP)
