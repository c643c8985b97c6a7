"""A project with two phases."""

import pytest

from phases.actions import add_phase


@pytest.fixture
def first(project, manager):
    return add_phase(project, name="Planning", by=manager)


@pytest.fixture
def second(project, first, manager):
    return add_phase(project, name="Execution", by=manager)
