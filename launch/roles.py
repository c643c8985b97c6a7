"""The three roles of the database: who owns, who works, who only looks."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from psycopg2 import errors, sql
from psycopg2.extensions import connection as Connection

from launch.dsn import Dsn
from launch.trouble import Trouble

OWNER, APP, PORTAL = "accord_owner", "accord_app", "accord_portal"
EXTENSIONS = ("pg_trgm", "btree_gist")
GRANTS = """
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO accord_app, accord_portal;
    ALTER DEFAULT PRIVILEGES FOR ROLE accord_owner IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO accord_app;
    ALTER DEFAULT PRIVILEGES FOR ROLE accord_owner IN SCHEMA public
        GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO accord_app;
    ALTER DEFAULT PRIVILEGES FOR ROLE accord_owner IN SCHEMA public
        GRANT SELECT ON TABLES TO accord_portal;
"""


def prepare_database(admin: Dsn, *, name: str, owner_password: str, app_password: str) -> None:
    """Make the roles and the database, or bring them up to date; any number of times."""
    try:
        with connected(admin) as server:
            make_roles(server, owner_password, app_password)
            make_database(server, name)
        with connected(admin.named(name)) as database:
            take_over(database, name)
            grant(database)
    except errors.InsufficientPrivilege as error:
        raise Trouble(
            f"DATABASE_URL's role {admin.user} may not make roles and databases ({first_line(error)}): "
            "have them made, and set DATABASE_URL (accord_app) and DATABASE_OWNER_URL (accord_owner)."
        ) from None


def refuse_strangers(admin: Dsn, passwords: dict[str, str]) -> None:
    """Leave roles alone that somebody else uses: those to which our passwords are not the key."""
    with connected(admin) as server:
        known = [name for name in passwords if ask(server, "SELECT 1 FROM pg_roles WHERE rolname = %s", name)]
    for name in known:
        try:
            psycopg2.connect(str(admin.signed_in(name, passwords[name])), connect_timeout=10).close()
        except psycopg2.OperationalError:
            raise Trouble(
                f"The server of DATABASE_URL already has a role {name} with another password: "
                f"set DATABASE_URL to {APP}'s address and DATABASE_OWNER_URL to {OWNER}'s."
            ) from None


def make_roles(server: Connection, owner_password: str, app_password: str) -> None:
    make_role(server, OWNER, "LOGIN BYPASSRLS", owner_password)
    make_role(server, APP, "LOGIN NOBYPASSRLS", app_password)
    make_role(server, PORTAL, "NOLOGIN NOBYPASSRLS", None)
    # The application may become the portal's role, and has nothing from it until then.
    manner = " WITH INHERIT FALSE, SET TRUE" if server.server_version >= 160000 else ""
    run(server, f"GRANT {PORTAL} TO {APP}{manner}")


def make_role(server: Connection, role: str, rights: str, password: str | None) -> None:
    exists = ask(server, "SELECT 1 FROM pg_roles WHERE rolname = %s", role)
    verb = "ALTER" if exists else "CREATE"
    command = sql.SQL(f"{verb} ROLE {{}} {rights}").format(sql.Identifier(role))
    if password is not None:
        command += sql.SQL(" PASSWORD {}").format(sql.Literal(password))
    run(server, command)


def make_database(server: Connection, name: str) -> None:
    """The database, owned by the owner from its first moment."""
    become_member(server)
    if not ask(server, "SELECT 1 FROM pg_database WHERE datname = %s", name):
        run(
            server, sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
        )


def take_over(database: Connection, name: str) -> None:
    """Give an empty database to the owner; one with something in it belongs to somebody else."""
    if ask(database, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", name) == OWNER:
        return
    if ask(database, "SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"):
        raise Trouble(
            f"The database {name} already holds something else: name an empty or a new one in DATABASE_URL."
        )
    run(
        database, sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(name), sql.Identifier(OWNER))
    )


def become_member(server: Connection) -> None:
    """Whoever is no superuser gives databases only to roles it is a member of."""
    if not ask(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        run(server, f"GRANT {OWNER} TO CURRENT_USER")


def grant(database: Connection) -> None:
    for extension in EXTENSIONS:
        run(database, f"CREATE EXTENSION IF NOT EXISTS {extension}")
    run(database, GRANTS)


@contextmanager
def connected(dsn: Dsn) -> Iterator[Connection]:
    """A connection where every command stands alone."""
    try:
        opened = psycopg2.connect(str(dsn), connect_timeout=10)
    except psycopg2.OperationalError as error:
        raise Trouble(
            f"The database at {dsn.host}:{dsn.port} does not let {dsn.user} in ({first_line(error)}): "
            "correct its address, or unset it to use the embedded server."
        ) from None
    opened.autocommit = True
    try:
        yield opened
    finally:
        opened.close()


def run(database: Connection, command: str | sql.Composable) -> None:
    with database.cursor() as cursor:
        cursor.execute(command)


def ask(database: Connection, question: str, *values: object) -> object:
    """The first column of the first row, or None."""
    with database.cursor() as cursor:
        cursor.execute(question, values)
        row = cursor.fetchone()
    return row[0] if row else None


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0]
