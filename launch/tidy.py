"""`make clean`: forget everything that was made, the data included."""

import shutil
import sys
from pathlib import Path

from launch import lock
from launch.ground import stand_in_of
from launch.paths import NODE_MODULES, ROOT, VAR, VENV
from launch.terminal import say
from launch.trouble import Trouble


def clean() -> None:
    if VAR.exists() and lock.take(VAR / "run.lock") is None:
        raise Trouble("Accord is running: stop it with Ctrl-C before you clean up.")
    made = [
        path
        for path in (VAR, stand_in_of(VAR), VENV, NODE_MODULES, ROOT / "staticfiles", *caches())
        if path.exists()
    ]
    if VAR.exists() and not is_agreed():
        raise Trouble("Nothing was removed.")
    for path in made:
        shutil.rmtree(path)
    say(f"Removed {', '.join(path.name for path in made) or 'nothing: all was clean'}.")


def caches() -> list[Path]:
    return [
        ROOT / name
        for name in (".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis")
    ]


def is_agreed() -> bool:
    """Ask, where there is somebody to ask."""
    if not sys.stdin.isatty():
        return True
    return (
        input("This removes the environment and all data of this Accord. Type yes to go on: ").strip()
        == "yes"
    )
