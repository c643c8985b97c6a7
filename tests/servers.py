"""A pytest plug-in: the run's own servers, started before Django reads its settings."""

import os
from collections.abc import Iterator

import pytest

from launch.throwaway import Run, Servers, wait_for_template
from launch.trouble import Trouble

runs: list[Run] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the servers in the process that a person started; tell every process where they are."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        try:
            runs.append(Run.begin())
        except Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from None
    name = worker or "main"
    number = int(worker.removeprefix("gw")) + 1 if worker else 0
    os.environ.update(Servers.here().site(name, number=number).settings)
    os.environ["ALLOWED_HOSTS"] += ",testserver"
    try:
        return (yield)
    except BaseException:
        pytest_unconfigure()
        raise


def pytest_configure(config: pytest.Config) -> None:
    # Registered after pytest-django's, our fixtures take the place of its own.
    config.pluginmanager.import_plugin("tests.databases")


def pytest_collection_finish() -> None:
    try:
        wait_for_template()
    except Trouble as trouble:
        pytest.exit(str(trouble), returncode=1)


def pytest_unconfigure() -> None:
    while runs:
        runs.pop().end()
