"""Whether it lives, and whether it can work."""

import pytest
from celery import current_app
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client as Browser

from core import wake
from operations import health, queries
from tenancy.tasks import SWEPT
from tests.operations.conftest import age, queue


@pytest.fixture(autouse=True)
def nothing_remembered():
    health._is_migrated.cache_clear()
    yield
    health._is_migrated.cache_clear()


def readiness() -> tuple[int, dict[str, str]]:
    answer = Browser().get("/readyz")
    return answer.status_code, answer.json()


def test_it_lives_whatever_is_missing(monkeypatch):
    assert Browser().get("/livez").text == "alive"


def test_all_is_well(db):
    parts = dict.fromkeys(("database", "migrations", "broker", "outbox"), "ok")

    assert readiness() == (200, {"status": "ready", **parts})


def test_a_migration_that_has_still_to_run_makes_it_unready(db):
    MigrationRecorder(connection).record_unapplied("operations", "0001_work")

    status, told = readiness()

    assert (status, told["migrations"], told["database"]) == (503, "failed", "ok")


def test_that_all_migrations_have_run_is_asked_once(db, django_assert_num_queries):
    readiness()

    with django_assert_num_queries(1):
        readiness()


def test_without_a_database_it_is_unready(db, monkeypatch):
    def away(*_):
        raise OperationalError("gone")

    monkeypatch.setattr(queries, "work", away)

    assert readiness()[0] == 503
    assert readiness()[1]["database"] == "failed"


def test_without_its_broker_it_does_without(db, monkeypatch):
    monkeypatch.setattr(current_app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(wake, "_broker", wake.Broker())

    status, told = readiness()

    assert (status, told["broker"]) == (200, "degraded")


@pytest.mark.parametrize(("minutes", "state"), [(1, "ok"), (6, "degraded")])
def test_mail_that_has_been_due_for_long_is_told(acme, founder, minutes, state):
    queue(acme, founder)
    age(acme, minutes)

    assert readiness()[1]["outbox"] == state


def test_versions_are_not_told(db):
    assert not set("0123456789") & set(Browser().get("/readyz").text)


def test_a_sweep_is_late_after_three_rounds(db):
    task = "communication.tasks.send_everything"
    cache.delete(SWEPT + task)
    assert {sweep.task: sweep.at for sweep in queries.sweeps()}[task] is None
