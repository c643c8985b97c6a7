"""How workers come in."""

import pytest

from tenancy.models import Organization
from tenancy.scope import current, current_or_none
from tenancy.tasks import OrganizationTask, SteppingTask, SweepTask


def of(base, function):
    return type("Tried", (base,), {"run": staticmethod(function), "name": "tests.tried"})()


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


def test_between_steps_no_scope_is_open(acme):
    seen = []

    def steps():
        answer = yield lambda: current_or_none()
        seen.append((answer, current()))

    of(SteppingTask, steps)(acme.pk)

    assert seen == [(None, acme)]
