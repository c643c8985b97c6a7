"""The servers under the tests: whose they are, what they may, what is left of them."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
from django.db import connection

from accounts.models import User
from launch import roles
from launch.dsn import Dsn
from launch.ground import stand_in_of
from launch.paths import ROOT
from launch.ports import HOST, any_port, free_port
from launch.postgres import Cluster, clear_lock, open_ground
from launch.servers import part_of
from launch.supervisor import Supervisor
from launch.throwaway import Servers
from launch.trouble import Trouble
from tests.launch.conftest import bare_environment, living, until


def test_tests_run_as_the_application(db: None):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("accord_app", False, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_real_transactions_are_cleaned_up(time: str):
    assert not User.objects.exists()
    User.objects.create(email="ann@example.test")


def test_the_portals_role_reads_and_writes_nothing():
    servers = Servers.here()
    servers.clone("portal_look")
    with roles.connected(servers.app("portal_look")) as database:
        roles.run(database, "SET ROLE accord_portal")
        assert roles.ask(database, "SELECT count(*) FROM accounts_user") == 0
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            roles.run(database, "DELETE FROM accounts_user")


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dsn]:
    """Somebody else's server, where we are no superuser but may make roles and databases."""
    home, supervisor = tmp_path_factory.mktemp("hosted"), Supervisor(logs=tmp_path_factory.mktemp("logs"))
    cluster = open_ground(home, port=any_port(), password="admin", is_throw_away=True)
    supervisor.start(part_of(cluster))
    with roles.connected(cluster.admin) as server:
        roles.run(server, "CREATE ROLE hosted LOGIN CREATEROLE CREATEDB BYPASSRLS PASSWORD 'word'")
        roles.run(server, "CREATE ROLE guest LOGIN PASSWORD 'word'")
    yield cluster.admin.signed_in("hosted", "word")
    supervisor.stop()
    shutil.rmtree(stand_in_of(home), ignore_errors=True)


def test_who_may_not_make_roles_is_told_the_cure(hosted: Dsn):
    guest = hosted.signed_in("guest", "word")
    with pytest.raises(Trouble, match="guest may not make roles"):
        roles.prepare_database(guest, name="accord", owner_password="x", app_password="y")


def test_roles_are_made_on_a_server_where_we_are_no_superuser(hosted: Dsn):
    for _ in range(2):
        roles.prepare_database(hosted, name="accord", owner_password="x", app_password="y")
    with roles.connected(hosted.named("accord").signed_in(roles.OWNER, "x")) as owner:
        roles.run(owner, "CREATE TABLE thing (name text)")
    with roles.connected(hosted.named("accord").signed_in(roles.APP, "y")) as app:
        roles.run(app, "INSERT INTO thing VALUES ('ours')")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            roles.run(app, "TRUNCATE thing")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            roles.run(app, "CREATE TABLE mine ()")
        roles.run(app, "SET ROLE accord_portal")
        assert roles.ask(app, "SELECT name FROM thing") == "ours"


def test_roles_of_somebody_else_are_left_alone(hosted: Dsn):
    roles.prepare_database(hosted, name="accord", owner_password="x", app_password="y")
    roles.refuse_strangers(hosted, {roles.OWNER: "x", roles.APP: "y"})
    with pytest.raises(Trouble, match="already has a role accord_app with another password"):
        roles.refuse_strangers(hosted, {roles.OWNER: "x", roles.APP: "ours"})


def test_a_database_with_something_in_it_is_not_taken_over():
    servers = Servers.here()
    with roles.connected(servers.admin) as server:
        roles.run(server, "CREATE DATABASE somebodys")
    with roles.connected(servers.admin.named("somebodys")) as database:
        roles.run(database, "CREATE TABLE theirs ()")
    with pytest.raises(Trouble, match="already holds something else"):
        roles.prepare_database(
            servers.admin,
            name="somebodys",
            owner_password=servers.owner_password,
            app_password=servers.app_password,
        )


def test_nothing_is_left_of_a_run_that_is_killed(tmp_path: Path):
    (tmp_path / "test_long.py").write_text("import time\ndef test_long(db): time.sleep(600)\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={ROOT}"]
    run = subprocess.Popen(
        [*command, "-c", str(ROOT / "pyproject.toml"), str(tmp_path / "test_long.py")],
        cwd=ROOT,
        env=bare_environment(TMPDIR=str(tmp_path)),
        stdout=subprocess.DEVNULL,
    )
    until(
        lambda: len(psutil.Process(run.pid).children()) >= len({"janitor", "postgres", "valkey", "builder"})
    )
    family = psutil.Process(run.pid).children(recursive=True)
    (home,) = tmp_path.glob("accord-test-*")
    run.kill()
    run.wait()
    until(lambda: not living(family) and not home.exists() and not stand_in_of(home).exists(), patience=20)


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port


def test_a_stale_lock_whose_number_is_another_programs_is_forgotten(tmp_path: Path):
    lock = tmp_path / "postmaster.pid"
    lock.write_text(f"{os.getppid()}\n{tmp_path}\n")
    clear_lock(Cluster(tmp_path, tmp_path, 1, "", None))
    assert not lock.exists()


@pytest.mark.parametrize(
    "address",
    [
        Dsn("ann", "p:@/ ?", "db.example", 5433, "a b"),
        Dsn("ann", "x", "::1", 5432, "accord", "sslmode=require"),
    ],
)
def test_an_address_survives_being_written(address: Dsn):
    assert Dsn.parse(str(address)) == address


def test_an_address_that_is_none_is_refused_in_a_sentence():
    with pytest.raises(Trouble, match="write it as postgres://"):
        Dsn.parse("mysql://x/y")
