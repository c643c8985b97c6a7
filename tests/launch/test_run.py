"""`make run`, as somebody who starts it, hurts it and stops it sees it."""

import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import psycopg2
import pytest

from launch.ground import stand_in_of
from launch.paths import ROOT
from launch.ports import any_port
from launch.site import is_healthy
from tests.launch.conftest import PARTS, Accord, bare_environment, living, until


@pytest.fixture(scope="module")
def accord(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accord]:
    """In a folder with a space in its name; below a closed one, when root runs the tests."""
    accord = Accord(tmp_path_factory.mktemp("a place") / "var", any_port())
    try:
        accord.start()
        yield accord
    finally:
        accord.end()
        shutil.rmtree(stand_in_of(accord.var), ignore_errors=True)


def is_ready(accord: Accord) -> bool:
    return is_healthy(f"{accord.runtime['SITE_URL']}/readyz")


def ask(address: str, question: str) -> object:
    with psycopg2.connect(address) as database, database.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    database.close()
    return row and row[0]


def test_it_says_where_it_is_and_how_to_sign_in(accord: Accord):
    assert is_ready(accord)
    assert accord.runtime["SITE_URL"] in accord.said
    assert "project manager" in accord.said
    assert "client" in accord.said


def test_it_works_as_a_role_that_owns_nothing(accord: Accord):
    address = accord.runtime["DATABASE_URL"]
    assert ask(address, "SELECT current_user") == "accord_app"
    assert ask(address, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") is False
    assert ask(address, "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user") == 0


def test_secrets_are_for_their_owner_only(accord: Accord):
    for path in (
        accord.var / "secrets.env",
        accord.var / "runtime.env",
        accord.var / "valkey" / "valkey.conf",
    ):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_one_says_where_the_first_is(accord: Accord):
    environment = bare_environment(ACCORD_VAR=str(accord.var))
    second = subprocess.run(
        [sys.executable, "-m", "launch", "run"], cwd=ROOT, env=environment, capture_output=True
    )
    assert second.returncode == 1
    assert second.stderr.decode().strip() == (
        f"Accord already runs at {accord.runtime['SITE_URL']}: use that one, or stop it first with Ctrl-C."
    )


@pytest.mark.parametrize(
    "question", [["web", "PORT"], ["worker"], ["beat", "SCHEDULE"]], ids=["web", "worker", "beat"]
)
def test_the_health_checks_of_the_containers_are_content(accord: Accord, question: list[str]):
    known = {
        "PORT": str(accord.runtime["SITE_URL"].rpartition(":")[2]),
        "SCHEDULE": str(accord.var / "beat-schedule"),
    }
    command = [sys.executable, "-m", "launch.healthy", *(known.get(word, word) for word in question)]
    until(
        lambda: (
            subprocess.run(command, cwd=ROOT, env={**bare_environment(), **accord.runtime}).returncode == 0
        )
    )


def another(found: psutil.Process | None, *, than: psutil.Process) -> psutil.Process | None:
    return found if found and found.pid != than.pid else None


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_is_killed_is_started_again(accord: Accord, name: str):
    fallen = until(lambda: accord.part(name))
    fallen.kill()
    risen = until(lambda: another(accord.part(name), than=fallen))
    until(lambda: is_ready(accord))
    assert risen.is_running()
    assert f"{name} was ended by signal 9" in accord.said


def test_nothing_outlives_a_killed_supervisor_and_the_next_start_finds_all_data(accord: Accord):
    before = accord.runtime
    people = ask(before["DATABASE_URL"], "SELECT count(*) FROM accounts_user")
    family = accord.family()
    assert len(family) >= len(PARTS)

    accord.supervisor.kill()
    accord.supervisor.wait()
    until(lambda: not living(family), patience=20)

    began = time.monotonic()
    accord.start()
    assert time.monotonic() - began < 30
    assert accord.runtime["SECRET_KEY"] == before["SECRET_KEY"]
    assert ask(accord.runtime["DATABASE_URL"], "SELECT count(*) FROM accounts_user") == people


def test_ctrl_c_stops_everything_in_order(accord: Accord):
    family = accord.family()
    accord.supervisor.send_signal(signal.SIGINT)
    assert accord.supervisor.wait(60) == 0
    assert not living(family)
    assert "Stopping" in accord.said
    assert (accord.var / "log" / "postgres.log").read_text().rstrip().endswith("database system is shut down")
