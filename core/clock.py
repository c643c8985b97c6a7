"""The time by the one clock that all our machines share: the database's."""

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """The instant at which the database reads this: a worker's own clock may be wrong by a day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        (instant,) = cursor.fetchone()
    return instant
