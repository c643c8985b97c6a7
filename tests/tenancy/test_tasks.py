"""How workers come in."""

import pytest
from django.core.cache import cache

from config.celery import app
from tenancy.models import Organization
from tenancy.scope import current, current_or_none
from tenancy.tasks import BEGUN, OrganizationTask, SteppingTask, SweepTask


def of(base, function):
    task = type("Tried", (base,), {"run": staticmethod(function), "name": "tests.tried"})()
    task.bind(app)
    return task


def delivered(task, *, again=False):
    """Run the task as a worker does that got it from the queue, or got it again because another died over it."""
    task.push_request(called_directly=False, delivery_info={"redelivered": again})
    try:
        task()
    finally:
        task.pop_request()


def test_a_task_runs_inside_its_organization(acme):
    seen = []

    of(OrganizationTask, lambda word: seen.append((current(), word)))(acme.pk, "hello")

    assert (seen, current_or_none()) == ([(acme, "hello")], None)


def test_a_task_of_no_organization_does_not_run(db):
    with pytest.raises(Organization.DoesNotExist):
        of(OrganizationTask, lambda: None)(0)


def test_a_sweep_visits_every_organization_whatever_happens_in_one(acme, other):
    seen = []

    def visit():
        seen.append(current().slug)
        if current() == acme:
            raise RuntimeError

    of(SweepTask, visit)()

    assert sorted(seen) == ["acme", "other"]


def test_sweeps_that_piled_up_in_the_queue_are_one_round(acme):
    seen: list[str] = []
    sweep = of(SweepTask, lambda: seen.append(current().slug))
    cache.delete(BEGUN + sweep.name)

    for _ in range(3):
        delivered(sweep)
    assert seen == ["acme"]

    cache.delete(BEGUN + sweep.name)  # as it goes by itself, seconds later
    delivered(sweep)
    assert seen == ["acme"] * 2


def test_a_round_whose_worker_died_is_made_again(acme):
    seen: list[str] = []
    sweep = of(SweepTask, lambda: seen.append(current().slug))
    cache.delete(BEGUN + sweep.name)

    delivered(sweep)
    delivered(sweep, again=True)

    assert seen == ["acme"] * 2


def test_without_a_cache_a_sweep_comes_round(acme, monkeypatch):
    seen: list[str] = []
    sweep = of(SweepTask, lambda: seen.append(current().slug))
    monkeypatch.setattr(cache, "add", refuse)
    monkeypatch.setattr(cache, "set", refuse)

    for _ in range(2):
        delivered(sweep)

    assert seen == ["acme"] * 2


def refuse(*_values):
    raise ConnectionError


def test_between_steps_no_scope_is_open(acme):
    seen = []

    def steps():
        answer = yield lambda: current_or_none()
        seen.append((answer, current()))

    of(SteppingTask, steps)(acme.pk)

    assert seen == [(None, acme)]
