"""What somebody who owns the database could do to the chain."""

from typing import Any

from psycopg2 import sql
from psycopg2.extras import Json

from launch import roles
from launch.throwaway import Servers
from tests.databases import worker

TABLES = ["activity_event", "activity_audithead", "activity_auditanchor"]


class Vandal:
    """The owner of the database, at work behind the application's back; `mend` puts everything back."""

    def __init__(self) -> None:
        self.saved = {table: self.rows(table) for table in TABLES}

    def ask(self, question: str, *values: Any) -> list[Any]:
        with roles.connected(Servers.here().owner(worker())) as database, database.cursor() as cursor:
            cursor.execute(question, values)
            return cursor.fetchall() if cursor.description else []

    def rows(self, table: str) -> list[Any]:
        (rows,), *_ = self.ask(f"SELECT coalesce(jsonb_agg(t), '[]') FROM {table} t")
        return rows

    def do(self, *commands: str) -> None:
        """One after the other, without the trigger that chains."""
        off, on = (
            f"ALTER TABLE activity_event {word} TRIGGER event_is_chained" for word in ("DISABLE", "ENABLE")
        )
        for command in ("DELETE FROM activity_announcement", off, *commands, on):
            self.ask(command)

    def mend(self) -> None:
        with roles.connected(Servers.here().owner(worker())) as database:
            roles.run(database, sql.SQL("ALTER TABLE activity_event DISABLE TRIGGER event_is_chained"))
            for table, rows in self.saved.items():
                name = sql.Identifier(table)
                roles.run(database, sql.SQL("DELETE FROM {}").format(name))
                fill = "INSERT INTO {0} SELECT * FROM jsonb_populate_recordset(NULL::{0}, {1})"
                roles.run(database, sql.SQL(fill).format(name, sql.Literal(Json(rows))))
            roles.run(database, sql.SQL("ALTER TABLE activity_event ENABLE TRIGGER event_is_chained"))
