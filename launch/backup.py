"""`python -m launch backup FILE`: the whole installation, every organization and every file, as one file."""

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from launch import inventory, media
from launch.binaries import postgres_program
from launch.digests import Digesting
from launch.dsn import Dsn
from launch.keys import read_lines
from launch.paths import VAR
from launch.roles import ask, connected, run
from launch.terminal import say
from launch.trouble import Trouble

FORMAT, VERSION = "accord backup", 1
DUMP, MANIFEST, MEDIA = "database.dump", "manifest.json", "media/"
CUSTOM = ("--format=custom", "--no-comments", "--no-password")


def backup(file: str) -> None:
    """Write the file, whole or not at all."""
    path, unfinished = Path(file), Path(f"{file}.part")
    if path.exists():
        raise Trouble(f"{path} is there already: name a file that is not.")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            manifest = write(opened, owner_address())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    rows = sum(facts[0] for facts in manifest["tables"].values())
    say(f"{rows} rows of {len(manifest['tables'])} tables and {len(manifest['files'])} files are in {path}.")


def owner_address() -> Dsn:
    """The role that sees every organization: named in the environment, or that of `make run`."""
    runtime = VAR / "runtime.env"
    given = os.environ.get("DATABASE_OWNER_URL")
    if not given and runtime.exists():
        given = read_lines(runtime).get("DATABASE_OWNER_URL")
    if not given:
        raise Trouble(
            "DATABASE_OWNER_URL is missing: name the database as its owner, postgres://accord_owner:…"
        )
    return Dsn.parse(given)


def write(file: IO[bytes], owner: Dsn) -> dict[str, Any]:
    """The dump and the counts are of one moment; the files are those that are there afterwards, so none is missing."""
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": datetime.now(UTC).isoformat(),
    }
    with zipfile.ZipFile(file, "w") as archive:
        with moment(owner) as (database, snapshot):
            manifest["tables"] = inventory.take(database)
            with member(archive, DUMP) as put:
                dump(owner, snapshot, put)
            manifest["database"] = put.facts()
        manifest["files"] = {name: keep(archive, name, path) for name, path in media.files(media.folder())}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
    return manifest


@contextmanager
def moment(owner: Dsn) -> Iterator[tuple[Any, str]]:
    """A transaction in which the database stands still, and the name by which others see the same."""
    with connected(owner) as database:
        run(database, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield database, str(ask(database, "SELECT pg_export_snapshot()"))


@contextmanager
def member(archive: zipfile.ZipFile, name: str) -> Iterator[Digesting]:
    with archive.open(name, "w", force_zip64=True) as opened:
        yield Digesting(opened)


def dump(owner: Dsn, snapshot: str, put: Digesting) -> None:
    program: list[str | Path] = [
        postgres_program("pg_dump"),
        *CUSTOM,
        f"--snapshot={snapshot}",
        "--dbname",
        str(owner.without_password()),
    ]
    process = subprocess.Popen(
        program,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PGPASSWORD": owner.password},
    )
    assert process.stdout and process.stderr  # noqa: S101
    shutil.copyfileobj(process.stdout, put, 1024 * 1024)
    trouble = process.stderr.read().decode(errors="replace").strip()
    if process.wait():
        raise Trouble(f"pg_dump failed: {trouble.splitlines()[-1] if trouble else 'it said nothing'}")


def keep(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    with member(archive, MEDIA + name) as put, path.open("rb") as opened:
        shutil.copyfileobj(opened, put, 1024 * 1024)
    return put.facts()
