"""The Python environment, made from the lock file; what runs before it exists is here."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch import lock
from launch.paths import LOCK_FILE, LOGS, ROOT, VAR, VENV, VENV_PYTHON
from launch.steps import run_once
from launch.terminal import say, step
from launch.trouble import Trouble

STAMP = VENV / "accord.stamp"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
ROOM = 1500 * 1024 * 1024
PIP = ("install", "--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check")


def ensure() -> None:
    """Make the environment, or complete it, unless it is already what the lock file says."""
    check_folder()
    if is_current():
        return
    held = take_turn()
    try:
        if not is_current():
            check_room()
            make()
    finally:
        os.close(held)


def is_current() -> bool:
    return STAMP.exists() and STAMP.read_text() == wanted() and VENV_PYTHON.exists()


def wanted() -> str:
    """What the stamp says when all is done: the Python and the lock file it was made from."""
    return f"{VERSION} {hashlib.sha256(LOCK_FILE.read_bytes()).hexdigest()}"


def check_folder() -> None:
    try:
        LOGS.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"{VAR} cannot be made ({error.strerror}): copy Accord to a folder you may write to."
        ) from None
    if not os.access(ROOT, os.W_OK) or not os.access(LOGS, os.W_OK):
        raise Trouble(f"{ROOT} cannot be written to: copy Accord to a folder of your own.")


def check_room() -> None:
    if shutil.disk_usage(ROOT).free < ROOM:
        raise Trouble(f"There is not enough room in {ROOT}: free {ROOM // 1024 // 1024} MB and start again.")


def take_turn() -> int:
    """Wait for another `make` that prepares the same folder."""
    path = VAR / "environment.lock"
    held = lock.take(path)
    if held is None:
        say("  Another make prepares the environment; waiting for it.")
        held = lock.wait_for(path)
    return held


def make() -> None:
    if not is_usable():
        with step("Python environment"):
            create()
    with step("Python packages"):
        install()
    STAMP.write_text(wanted())


def is_usable() -> bool:
    """A finished environment of this Python, only made from another lock file; everything else is redone."""
    return STAMP.exists() and STAMP.read_text().split()[:1] == [VERSION] and VENV_PYTHON.exists()


def create() -> None:
    # Some systems split ensurepip off; the pip of the Python outside then serves the environment too.
    alone = [] if has("ensurepip") else ["--without-pip"]
    if alone and not has("pip"):
        raise Trouble(
            "This Python has no pip: install its package for virtual environments "
            "(on Debian and Ubuntu `apt-get install python3-venv`) and start again."
        )
    shutil.rmtree(VENV, ignore_errors=True)
    run_once(
        [sys.executable, "-m", "venv", *alone, VENV],
        log=LOGS / "environment.log",
        failed="The Python environment could not be made",
    )


def install() -> None:
    inside = subprocess.run([VENV_PYTHON, "-c", "import pip"], capture_output=True).returncode == 0
    pip: list[str | Path] = (
        [VENV_PYTHON, "-m", "pip"] if inside else [sys.executable, "-m", "pip", "--python", VENV_PYTHON]
    )
    log = LOGS / "packages.log"
    STAMP.unlink(missing_ok=True)
    try:
        run_once([*pip, *PIP, "-r", LOCK_FILE], log=log, failed="pip failed")
    except Trouble as trouble:
        raise explained(trouble, log) from None


def explained(trouble: Trouble, log: Path) -> Trouble:
    """The cure for what a package manager complained of."""
    said = log.read_text(errors="replace")
    if "No space left" in said or "ENOSPC" in said:
        return Trouble("The disk is full: free some room and start again.")
    if "DO NOT MATCH THE HASHES" in said or "EINTEGRITY" in said:
        return Trouble(
            f"A package is not the one that was locked: clear your mirror or cache and start again ({log})."
        )
    if any(sign in said for sign in UNREACHABLE):
        return Trouble(f"The package registry was not reached: check the network and start again ({log}).")
    return trouble


UNREACHABLE = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "Connection refused",
    "Max retries exceeded",
    "No matching distribution found",
    "ENOTFOUND",
    "ECONNREFUSED",
    "EAI_AGAIN",
    "ETIMEDOUT",
)


def has(module: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0
