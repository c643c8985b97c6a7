"""The environment, and what is said when it cannot be made."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from launch import assets, environment
from launch.paths import ROOT
from launch.trouble import Trouble, of_machine


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "Max retries exceeded with url: /simple/amqp/ (Caused by NewConnectionError)",
            "registry was not reached",
        ),
        ("npm error code EAI_AGAIN", "registry was not reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that was locked"),
        ("something nobody foresaw", "pip failed"),
    ],
)
def test_the_cure_is_read_from_the_complaint(tmp_path: Path, said: str, told: str):
    log = tmp_path / "packages.log"
    log.write_text(said)
    assert told in str(environment.explained(Trouble("pip failed"), log))


def test_a_full_disk_is_a_sentence_and_a_fault_of_ours_is_not():
    assert "disk is full" in str(of_machine(OSError(errno.ENOSPC, "", "x")))
    assert of_machine(OSError(errno.ENOTDIR, "", "x")) is None


def test_too_little_room_is_told_before_anything_is_made(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "ROOM", 1 << 60)
    with pytest.raises(Trouble, match="not enough room"):
        environment.check_room()


def test_an_environment_without_its_stamp_is_redone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    assert not environment.is_usable()
    (tmp_path / "stamp").write_text(f"{environment.VERSION} of-another-lock-file")
    assert environment.is_usable()
    assert not environment.is_current()


def test_what_runs_before_the_environment_needs_nothing_of_it():
    """With no packages to import, as on a fresh machine."""
    alone = "import launch.__main__, launch.environment, launch.tidy"
    subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {alone}"],
        check=True,
    )


def test_a_python_that_is_too_old_is_told_the_cure():
    made = subprocess.run(["make", "run", "PYTHON="], cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 2
    assert "Accord needs Python 3.11 or newer: install python3.11" in made.stderr


def test_node_comes_from_a_package_where_the_machine_has_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)

    said = subprocess.run([assets.node(), "--version"], capture_output=True, text=True, check=True)

    assert said.stdout.startswith("v2")


def test_npm_comes_from_a_package_where_the_machine_has_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    said = subprocess.run([*assets.npm(), "--version"], capture_output=True, text=True, check=True)
    assert int(said.stdout.split(".")[0]) >= 10
