"""Each lock alone: the first in Python, the second and third in the database."""

import pytest
from django.db import connection

from config.celery import app
from launch import roles
from tenancy import locks
from tenancy.scope import scope
from tenancy.tasks import OrganizationTask, SteppingTask, SweepTask
from tests.isolation.filler import owned_models
from tests.isolation.world import World


def test_the_locks_of_the_database_hold(db):
    assert locks.faults() == []


def test_nothing_is_excused_that_is_gone(db):
    assert locks.GLOBAL.keys() - set(connection.introspection.table_names()) == set()
    functions = {name for (name,) in locks.ask("SELECT proname FROM pg_proc WHERE prosecdef")}
    assert locks.ACROSS.keys() - functions == set()


def test_the_tests_run_as_the_application_does(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (roles.APP,)


@pytest.mark.parametrize("model", owned_models(), ids=lambda model: model._meta.label_lower)
def test_the_first_lock_holds_without_the_second(world: World, model):
    """The query itself names the organization, so that it would hold for a role that passes the database's lock by."""
    with scope(world.mine):
        for rows in (model.objects.all(), model._base_manager.all(), model._default_manager.filter(pk__gt=0)):
            text, values = rows.query.sql_with_params()
            assert f'"{model._meta.db_table}"."organization_id" = (%s)' in text.replace("= %s", "= (%s)")
            assert world.mine.pk in values


# Tasks that touch no organization's rows, each with the reason.
OUTSIDE = {
    "accounts.tasks.forget_ended_sessions": "sessions are people's, who are the same everywhere",
    "members.tasks.note_failed_sign_in": "opens the scope of each organization of the person",
}


def test_every_task_comes_in_by_a_scope():
    app.loader.import_default_modules()
    ours = [
        task for name, task in app.tasks.items() if not name.startswith("celery.") and name not in OUTSIDE
    ]

    assert [
        task.name for task in ours if not isinstance(task, (OrganizationTask, SweepTask, SteppingTask))
    ] == []
    assert len(ours) > 5
