"""What tests may ask of the servers; in place of pytest-django's way of making a database."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.db import connection, connections
from django.test import TransactionTestCase, override_settings
from psycopg2 import sql
from psycopg2.extensions import connection as Connection
from pytest_django import DjangoDbBlocker

from launch import browser, roles, static_files
from launch.dsn import Dsn
from launch.site import Site
from launch.supervisor import Supervisor
from launch.throwaway import Servers

TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
FIRST_SITE = 32
filled_by_migrations: set[str] = set()


def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


class UncollectedFiles(StaticFilesStorage):
    """Addresses of static files that need not be collected, only be there."""

    def url(self, name: str | None) -> str:
        if finders.find(name or "") is None:
            raise ValueError(f"There is no static file {name!r}.")
        return super().url(name)


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> None:
    """Sign-ins and pages by the hundred: what makes a hash safe and a page fast would make the tests slow."""
    override_settings(  # which also forgets what an import has already looked up
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": f"{__name__}.UncollectedFiles"}},
    ).enable()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """This process's clone of the template, opened as the application's role."""
    servers = Servers.here()
    servers.clone(worker())
    with roles.connected(servers.owner(worker())) as database:
        filled_by_migrations.update(filled_tables(database))
    TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[attr-defined]
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.fixture(scope="session")
def clone_database() -> Callable[[str], Dsn]:
    """Makes one more database, for a site of its own; the application's address of it."""
    return Servers.here().clone


def empty_tables(case: TransactionTestCase) -> None:
    """After a test with real transactions: empty what it filled, as the owner (the application may not)."""
    connection.close()
    with roles.connected(Servers.here().owner(worker())) as database:
        roles.run(database, "SET lock_timeout = '10s'")
        if filled := filled_tables(database) - filled_by_migrations:
            names = sql.SQL(", ").join(map(sql.Identifier, sorted(filled)))
            roles.run(database, sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))


def filled_tables(database: Connection) -> set[str]:
    """The tables that have a row."""
    with database.cursor() as cursor:
        cursor.execute(TABLES)
        question = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
        questions = [
            question.format(sql.Literal(name), sql.Identifier(name)) for (name,) in cursor.fetchall()
        ]
        cursor.execute(sql.SQL(" UNION ALL ").join(questions))
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture(scope="session")
def running_site() -> Iterator[Site]:
    """A whole Accord for a browser: web, worker and beat, with a database, a cache and a mailbox of their own."""
    servers, name = Servers.here(), f"site_{worker()}"
    servers.clone(name)
    site = servers.site(name, number=FIRST_SITE + int("0" + worker().removeprefix("gw").removeprefix("main")))
    static_files.collect(site, logs=servers.home)
    supervisor = Supervisor(logs=site.var / "log")
    try:
        for part in site.parts():
            supervisor.start(part)
        yield site
    finally:
        supervisor.stop()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """A real Chromium; brought from npm where the machine has none."""
    found = browser.ensure()
    os.environ.update(found)
    return found["CHROMIUM"]
