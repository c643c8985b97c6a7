"""The drill: an installation with the demonstration is backed up, and restored into another database, to the last row."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch import inventory, roles
from launch.backup import MANIFEST, backup
from launch.dsn import Dsn
from launch.paths import ROOT
from launch.restore import restore
from launch.throwaway import Servers
from launch.trouble import Trouble

LOOK = """
import django; django.setup()
from django.conf import settings; settings.STORAGES["staticfiles"] = {"BACKEND": "tests.databases.UncollectedFiles"}
from django.test import Client
from accounts.models import User
browser = Client()
assert "password" in browser.get("/accounts/login/").content.decode()
browser.force_login(User.objects.get(email="maya@harbourpine.example"), "allauth.account.auth_backends.AuthenticationBackend")
page = browser.get("/harbour/")
print(page.status_code, "NORTH-1" in page.content.decode(), browser.get("/yunheng/").status_code)
"""


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    """A database with the demonstration in it."""
    servers = Servers.here()
    servers.clone("drill")
    manage("demo", environment=servers.site("drill").environment)
    yield "drill"


def manage(*words: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *program(words)], env=environment, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def program(words: tuple[str, ...]) -> tuple[str, ...]:
    return words if words[0] == "-c" else ("manage.py", *words)


@pytest.fixture
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of uploads, with a file in it."""
    folder = tmp_path / "media"
    (folder / "harbour").mkdir(parents=True)
    (folder / "harbour" / "contract.pdf").write_bytes(b"%PDF signed")
    monkeypatch.setenv("MEDIA_ROOT", str(folder))
    return folder


@pytest.fixture
def file(demo: str, media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of the demonstration."""
    servers = Servers.here()
    monkeypatch.setenv("DATABASE_OWNER_URL", str(servers.owner(demo)))
    monkeypatch.setenv("DATABASE_URL", str(servers.app(demo)))
    backup(str(tmp_path / "accord.backup"))
    return tmp_path / "accord.backup"


@pytest.fixture
def new() -> Iterator[Dsn]:
    """An address for the restored database, as somebody who may make databases."""
    servers, name = Servers.here(), "accord_restored"
    yield servers.admin.named(name)
    with roles.connected(servers.admin) as server:
        roles.run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def test_the_drill(file: Path, new: Dsn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("MEDIA_ROOT", str(tmp_path / "restored"))
    restore(str(file), "--into", str(new))

    servers = Servers.here()
    taken = []
    for owner in (servers.owner("drill"), new.signed_in(roles.OWNER, servers.owner_password)):
        with roles.connected(owner) as database:
            taken.append(inventory.take(database))
    assert taken[0] == taken[1]
    assert taken[0]["schedule_task"][0] > 50
    assert taken[0]["schedule_task"][2] is True
    assert (tmp_path / "restored/harbour/contract.pdf").read_bytes() == b"%PDF signed"
    assert "every table compared" in capsys.readouterr().out


def test_accord_works_on_what_was_restored(
    file: Path, new: Dsn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """People sign in, and see their organization and no other: the locks are there too."""
    monkeypatch.setenv("MEDIA_ROOT", str(tmp_path / "restored"))
    restore(str(file), "--into", str(new))
    servers = Servers.here()
    app = new.signed_in(roles.APP, servers.app_password)
    environment = {
        **servers.site("drill").environment, "DATABASE_URL": str(app), "ALLOWED_HOSTS": "testserver",
    }  # fmt: skip

    assert manage("-c", LOOK, environment=environment).split() == ["200", "True", "404"]
    assert manage("migrate", "--check", environment=environment) == ""


def test_what_is_not_empty_is_left_alone(
    file: Path, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MEDIA_ROOT", str(tmp_path / "restored"))
    servers = Servers.here()

    with pytest.raises(Trouble, match="already holds something"):
        restore(str(file), "--into", str(servers.admin.named(servers.prefix + demo)))


def test_a_damaged_backup_touches_nothing(file: Path, new: Dsn):
    content = bytearray(file.read_bytes())
    content[1000] ^= 0xFF
    file.write_bytes(bytes(content))

    with pytest.raises(Trouble, match="damaged"):
        restore(str(file), "--into", str(new))
    with roles.connected(Servers.here().admin) as server:
        assert not roles.ask(server, "SELECT 1 FROM pg_database WHERE datname = %s", new.name)


def changed(file: Path, change) -> None:
    """The backup with another manifest."""
    with zipfile.ZipFile(file) as old:
        members = {info.filename: old.read(info) for info in old.infolist()}
    told = json.loads(members[MANIFEST])
    change(told)
    with zipfile.ZipFile(file, "w") as new:
        for name, content in {**members, MANIFEST: json.dumps(told).encode()}.items():
            new.writestr(name, content)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda told: told.update(version=2), "newer"),
        (lambda told: told.update(format="zip"), "no backup"),
        (lambda told: told["files"].update({"../evil": {}}), "damaged"),
        (lambda told: told.pop("database"), "damaged"),
    ],
)
def test_what_is_no_backup_of_ours_is_refused(file: Path, new: Dsn, change, sentence: str):
    changed(file, change)

    with pytest.raises(Trouble, match=sentence):
        restore(str(file), "--into", str(new))


def test_a_row_too_few_is_noticed(file: Path, new: Dsn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MEDIA_ROOT", str(tmp_path / "restored"))
    changed(file, lambda told: told["tables"]["schedule_task"].__setitem__(0, 7))

    with pytest.raises(Trouble, match="schedule_task"):
        restore(str(file), "--into", str(new))


def test_a_lock_that_is_lost_is_noticed():
    before = {"projects_project": [1, "2", True]}

    assert inventory.differences(before, {"projects_project": [1, "2", False]}) != []


def test_nothing_is_overwritten(file: Path, media: Path, new: Dsn):
    with pytest.raises(Trouble, match="is there already"):
        backup(str(file))
    with pytest.raises(Trouble, match="is there already: name an empty folder"):
        restore(str(file), "--into", str(new))
    with roles.connected(Servers.here().admin) as server:
        assert not roles.ask(server, "SELECT 1 FROM pg_database WHERE datname = %s", new.name)


def test_it_says_how_it_is_said(tmp_path: Path):
    with pytest.raises(Trouble, match="--into"):
        restore("file")
    with pytest.raises(Trouble, match="There is no file"):
        restore(str(tmp_path / "none"), "--into", "postgres://nobody@nowhere/nothing")
