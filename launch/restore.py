"""`python -m launch restore FILE --into URL`: an installation from its backup, into an empty database only."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import IO, Any

from launch import inventory, media
from launch.backup import DUMP, FORMAT, MANIFEST, MEDIA, VERSION
from launch.binaries import postgres_program
from launch.digests import Digesting
from launch.dsn import Dsn
from launch.keys import load_secrets
from launch.paths import VAR
from launch.roles import APP, OWNER, ask, connected, prepare_database, refuse_strangers
from launch.terminal import say
from launch.trouble import Trouble

BROKEN = (zipfile.BadZipFile, KeyError, ValueError, EOFError)
WHOLE = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-comments", "--no-password")
TABLES = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"


def restore(file: str, into: str = "", url: str = "") -> None:
    """Make roles and database, put everything back, and look whether it is what it was.

    The address names a role that may make roles and databases, and the database to restore into. The passwords of our own
    roles are those in DATABASE_OWNER_URL and DATABASE_URL, or in var/secrets.env.
    """
    if into != "--into" or not url:
        raise Trouble("Say: restore FILE --into postgres://administrator:password@host:5432/new_database")
    admin = Dsn.parse(url)
    with opened(Path(file)) as archive:
        manifest = checked(archive)
        refuse_mixture(manifest)
        owner = prepare(admin)
        put_back(archive, owner)
        put_files_back(archive, manifest)
        verify(owner, manifest)
    say(
        f"Everything is in {admin.name} as it was at {manifest['made_at']}: every table compared, every lock tried."
    )


def opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise Trouble(f"There is no file {path}.") from None
    except zipfile.BadZipFile:
        raise Trouble(f"{path} is no backup, or not a whole one.") from None


def checked(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, when all that it tells of is there to the byte; nothing has been touched until then."""
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT or manifest["version"] > VERSION:
            raise Trouble("This is no backup of Accord, or one of a newer Accord.")
        told = {DUMP: manifest["database"], **{MEDIA + name: one for name, one in manifest["files"].items()}}
        for name, facts in told.items():
            if facts_of(archive, name) != facts or not media.is_inside(name):
                raise Trouble(f"The backup is damaged: {name} is not what was written.")
    except BROKEN as error:
        raise Trouble(f"The backup is damaged ({error}).") from None
    return manifest


def facts_of(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    with archive.open(name) as member:
        reading = Digesting(member)
        while reading.read(1024 * 1024):
            pass
    return reading.facts()


def prepare(admin: Dsn) -> Dsn:
    """The roles and the empty database; the owner's address. A database that holds anything is left alone."""
    owner, app = password("DATABASE_OWNER_URL", "OWNER_PASSWORD"), password("DATABASE_URL", "APP_PASSWORD")
    refuse_strangers(admin.named("postgres"), {OWNER: owner, APP: app})
    prepare_database(admin.named("postgres"), name=admin.name, owner_password=owner, app_password=app)
    address = admin.signed_in(OWNER, owner)
    with connected(address) as database:
        if ask(database, TABLES):
            raise Trouble(f"The database {admin.name} already holds something: name an empty or a new one.")
    return address


def password(variable: str, name: str) -> str:
    given = os.environ.get(variable)
    return Dsn.parse(given).password if given else load_secrets(VAR / "secrets.env")[name]


def put_back(archive: zipfile.ZipFile, owner: Dsn) -> None:
    """The dump, in one transaction, as the owner."""
    program: list[str | Path] = [
        postgres_program("pg_restore"),
        *WHOLE,
        "--dbname",
        str(owner.without_password()),
    ]
    process = subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PGPASSWORD": owner.password},
    )
    with archive.open(DUMP) as member:
        feed(process, member)
    trouble = process.stderr.read().decode(errors="replace").strip() if process.stderr else ""
    if process.wait():
        raise Trouble(f"pg_restore failed, and nothing was restored: {trouble}")


def feed(process: "subprocess.Popen[bytes]", member: IO[bytes]) -> None:
    assert process.stdin  # noqa: S101
    try:
        shutil.copyfileobj(member, process.stdin, 1024 * 1024)
        process.stdin.close()
    except BrokenPipeError:
        pass  # pg_restore says why


def refuse_mixture(manifest: dict[str, Any]) -> None:
    """A file that is there already is somebody else's."""
    for name in manifest["files"]:
        if (media.folder() / name).exists():
            raise Trouble(f"{media.folder() / name} is there already: name an empty folder in MEDIA_ROOT.")


def put_files_back(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """The uploaded files."""
    for name in manifest["files"]:
        path = media.folder() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(MEDIA + name) as member, path.open("wb") as file:
            shutil.copyfileobj(member, file, 1024 * 1024)


def verify(owner: Dsn, manifest: dict[str, Any]) -> None:
    """Every table as it was, row-level security forced where it was, the application's role still bound by it."""
    with connected(owner) as database:
        if wrong := inventory.differences(manifest["tables"], inventory.take(database)):
            raise Trouble("What was restored is not what was backed up: " + "; ".join(wrong))
        if not inventory.is_app_bound(database):
            raise Trouble(f"{APP} passes row-level security by, or owns tables: do not let it serve anybody.")
