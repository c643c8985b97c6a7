"""The static files, collected again when one of their sources has changed."""

import hashlib
import os
import shlex
from pathlib import Path

from launch import assets, lock
from launch.commands import COLLECT
from launch.paths import LOCK_FILE, LOGS, ROOT
from launch.site import Site
from launch.steps import manage

FOLDER = ROOT / "staticfiles"
STAMP = FOLDER / "accord.stamp"
MANIFEST = FOLDER / "staticfiles.json"


def are_current() -> bool:
    return MANIFEST.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def collect(site: Site, logs: Path = LOGS) -> None:
    """Collect them, unless somebody else has just done it."""
    FOLDER.mkdir(exist_ok=True)
    held = lock.wait_for(FOLDER / "accord.lock")
    try:
        if not are_current():
            collect_now(site, logs)
    finally:
        os.close(held)


def collect_now(site: Site, logs: Path) -> None:
    wanted = fingerprint()
    manage(
        shlex.join(COLLECT),
        environment=site.environment,
        name="static",
        failed="The static files could not be collected",
        logs=logs,
    )
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """Changes when a static file, the list of them or a package does."""
    own = [path for folder in (ROOT / "static", *ROOT.glob("*/static")) for path in sorted(folder.rglob("*"))]
    known = [f"{path}:{path.stat().st_mtime_ns}" for path in own if path.is_file()]
    pinned = [path.read_text() for path in (LOCK_FILE, assets.LOCK_FILE, ROOT / "core" / "assets.py")]
    return hashlib.sha256("\n".join([*known, *pinned]).encode()).hexdigest()
