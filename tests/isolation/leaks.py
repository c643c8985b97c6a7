"""Leaks, seeded on purpose: `make leaks` plants each in turn, and the tests of isolation must catch every one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from celery import shared_task
from django.conf import settings
from django.core.cache import caches
from django.db import connection, models
from psycopg2 import sql

from accounts.models import User
from launch import roles
from launch.terminal import say
from launch.throwaway import Servers
from portal import queries as portal_queries
from projects import api as projects_api
from projects.models import Project
from tenancy import doors, programs
from tenancy import scope as scopes
from tenancy.models import Organization
from tenancy.rows import OwnedManager

VARIABLE = "ACCORD_LEAK"
LOCKS, CACHE, CONTEXT, PAGES, VALUES = (
    f"tests/isolation/test_{name}.py"
    for name in ("locks", "cache", "context", "matrix_of_pages", "foreign_values")
)


@dataclass(frozen=True)
class Leak:
    """What goes wrong, how to plant it, and the tests that must notice."""

    what: str
    plant: Callable[[], None]
    caught_by: str


def in_database(*commands: str, admin: bool = False) -> Callable[[], None]:
    """Run as the owner of the tables, or of the server: what a migration or an operator might do."""

    def plant() -> None:
        servers, name = Servers.here(), os.environ.get("PYTEST_XDIST_WORKER", "main")
        who = servers.admin.named(servers.prefix + name) if admin else servers.owner(name)
        with roles.connected(who) as database:
            for command in commands:
                roles.run(database, sql.SQL(command))

    return plant


def forget_the_filter() -> None:
    OwnedManager.get_queryset = models.Manager.get_queryset  # type: ignore[method-assign, assignment]


def forget_both_locks() -> None:
    forget_the_filter()
    in_database("ALTER TABLE clients_client DISABLE ROW LEVEL SECURITY")()


def ask_no_membership() -> None:
    for module in (doors, programs):
        module.membership_of = lambda user: True  # type: ignore[attr-defined]


def set_for_the_session() -> None:
    def tell(organization: Organization | None) -> None:
        if organization:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('accord.organization', %s, false)", [str(organization.pk)])

    scopes._tell_database = tell


def show_every_project_in_the_portal() -> None:
    portal_queries.shared_with = lambda visitor: Project.objects.select_related("client", "manager")


def offer_every_account() -> None:
    projects_api.accounts = User.objects.all  # type: ignore[attr-defined]


def run_a_task_without_scope() -> None:
    shared_task(name="activity.tasks.careless")(lambda: None)


def key_the_cache_without_organization() -> None:
    settings.CACHES["default"].pop("KEY_FUNCTION", None)
    caches["default"].key_func = lambda key, prefix, version: key


LEAKS = {
    "filter": Leak("the manager forgets its filter", forget_the_filter, LOCKS),
    "policy": Leak(
        "a table loses its policy",
        in_database(
            "DROP POLICY own_organization ON clients_contact",
            "ALTER TABLE clients_contact DISABLE ROW LEVEL SECURITY",
        ),
        LOCKS,
    ),
    "open policy": Leak(
        "a second policy lets everything through",
        in_database("CREATE POLICY everybody ON clients_contact USING (true)"),
        LOCKS,
    ),
    "owner": Leak(
        "row-level security does not bind the owner",
        in_database("ALTER TABLE clients_contact NO FORCE ROW LEVEL SECURITY"),
        LOCKS,
    ),
    "plain key": Leak(
        "a reference does not say in which organization",
        in_database(
            "ALTER TABLE clients_contact DROP CONSTRAINT clients_contact_client_id_in_organization, "
            "ADD CONSTRAINT plain FOREIGN KEY (client_id) REFERENCES clients_client (id)"
        ),
        LOCKS,
    ),
    "global name": Leak(
        "a name is unique across organizations",
        in_database("CREATE UNIQUE INDEX everywhere ON clients_client (name)"),
        LOCKS,
    ),
    "view": Leak(
        "a view answers with its owner's rights",
        in_database("CREATE VIEW everything AS SELECT * FROM clients_client"),
        LOCKS,
    ),
    "function": Leak(
        "a function answers with its owner's rights",
        in_database(
            "CREATE FUNCTION everything() RETURNS bigint SECURITY DEFINER LANGUAGE sql "
            "AS 'SELECT count(*) FROM clients_client'"
        ),
        LOCKS,
    ),
    "bypass": Leak(
        "the application's role passes row-level security by",
        in_database("ALTER ROLE accord_app BYPASSRLS", admin=True),
        LOCKS,
    ),
    "unowned": Leak(
        "a table says of no row whose it is",
        in_database("CREATE TABLE notes (id bigint PRIMARY KEY, words text)"),
        LOCKS,
    ),
    "task": Leak("a task runs without a scope", run_a_task_without_scope, LOCKS),
    "cache": Leak("a key of the cache names no organization", key_the_cache_without_organization, CACHE),
    "session": Leak("the scope is told to the connection for good", set_for_the_session, CONTEXT),
    "both locks": Leak("one noun has neither lock", forget_both_locks, PAGES),
    "membership": Leak("a door asks for no membership", ask_no_membership, PAGES),
    "sibling": Leak("the portal shows every client's projects", show_every_project_in_the_portal, PAGES),
    "choice": Leak("a filter knows everybody's accounts", offer_every_account, VALUES),
}


@contextmanager
def planted() -> Iterator[None]:
    """With the leak that was asked for, if any."""
    if name := os.environ.get(VARIABLE):
        LEAKS[name].plant()
    yield


def passes(tests: str, environment: dict[str, str], leak: str = "") -> bool:
    """Whether the tests pass, with the leak planted; whatever keeps them from running is an error."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", tests]
    done = subprocess.run(command, env={**environment, VARIABLE: leak}, capture_output=True, text=True)
    if done.returncode > 1 or " error" in done.stdout.rstrip().rpartition("\n")[2]:
        raise RuntimeError(done.stdout + done.stderr)
    return done.returncode == 0


def prove(environment: dict[str, str]) -> int:
    """Plant each leak; answers how many of the tests missed one, or fail without any."""
    missed = 0
    for tests in sorted({leak.caught_by for leak in LEAKS.values()}):
        sound = passes(tests, environment)
        missed += not sound
        say(f"{'sound' if sound else 'FAILS':8}{tests}, without a leak")
    for name, leak in LEAKS.items():
        caught = not passes(leak.caught_by, environment, name)
        missed += not caught
        say(f"{'caught' if caught else 'MISSED':8}{leak.what}")
    say(f"{len(LEAKS)} leaks seeded, {missed} missed")
    return missed
