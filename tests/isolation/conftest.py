"""The world is built once for a file of tests; every look is undone, the world at the end."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from launch import roles
from launch.throwaway import Servers
from tests.databases import worker
from tests.isolation import leaks
from tests.isolation.world import World, build

NOTHING_KEPT = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


SEQUENCES = (
    "SELECT schemaname, sequencename FROM pg_sequences WHERE sequencename <> 'django_migrations_id_seq'"
)


@pytest.fixture(scope="module")
def telling_keys(django_db_setup: None) -> None:
    """Every table counts from a number of its own with six digits, so that a key on a page is seen to be that key."""
    with roles.connected(Servers.here().owner(worker())) as database, database.cursor() as cursor:
        cursor.execute(SEQUENCES)
        for number, (schema, name) in enumerate(cursor.fetchall()):
            cursor.execute(
                "SELECT setval(format('%%I.%%I', %s, %s), %s)", [schema, name, 100_000 + number * 1_009]
            )


@pytest.fixture(scope="module")
def world(telling_keys: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Both organizations. No look is refused for being the thousandth: limits have their own tests."""
    with (
        django_db_blocker.unblock(),
        override_settings(CACHES=NOTHING_KEPT, API_LIMITS={}),
        transaction.atomic(),
    ):
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def seeded_leak(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The leak `make leaks` has asked for, if any: these tests must then fail."""
    with django_db_blocker.unblock(), leaks.planted():
        yield
