"""Servers for one run of the tests, gone when it ends, however it ends."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from psycopg2 import sql

from launch import roles
from launch.dsn import Dsn
from launch.ground import stand_in_of
from launch.keys import load_secrets, new_secrets
from launch.paths import VAR
from launch.ports import any_port
from launch.postgres import open_ground
from launch.processes import spawn, stop
from launch.servers import part_of
from launch.site import Site
from launch.supervisor import Part, Supervisor
from launch.trouble import Trouble
from launch.valkey import Cache

VARIABLE = "ACCORD_TEST_SERVERS"
GIVEN = "TEST_DATABASE_URL"
# Waits for our end, then removes what we made; the servers, on their leashes, may need a moment to let go.
JANITOR = """
cat >/dev/null
for try in 1 2 3 4 5 6 7 8 9; do
    rm -rf "$@" 2>/dev/null
    [ -e "$1" ] || [ -e "$2" ] || exit 0
    sleep 0.3
done
"""
PATIENCE = 180


@dataclass(frozen=True)
class Servers:
    """How to reach the servers of this run; pytest-xdist's workers learn it from the environment."""

    home: Path
    admin: Dsn
    owner_password: str
    app_password: str
    redis: str
    prefix: str

    @classmethod
    def here(cls) -> "Servers":
        home, admin, owner, app, redis, prefix = os.environ[VARIABLE].split("\n")
        return cls(Path(home), Dsn.parse(admin), owner, app, redis, prefix)

    def announce(self) -> None:
        fields = (self.home, self.admin, self.owner_password, self.app_password, self.redis, self.prefix)
        os.environ[VARIABLE] = "\n".join(str(one) for one in fields)

    @property
    def template(self) -> str:
        return f"{self.prefix}template"

    def app(self, name: str) -> Dsn:
        """A database's address as the application."""
        return self.admin.named(self.prefix + name).signed_in(roles.APP, self.app_password)

    def owner(self, name: str) -> Dsn:
        return self.admin.named(self.prefix + name).signed_in(roles.OWNER, self.owner_password)

    def site(self, name: str, *, number: int = 0) -> Site:
        """An Accord of its own on these servers, with that name's database and that number's cache."""
        var = self.home / f"var-{name}"
        (var / "log").mkdir(parents=True, exist_ok=True)
        return Site(
            self.app(name), self.owner(name), f"{self.redis}/{number}", any_port(), "throw-away " * 6, var
        )

    def clone(self, name: str) -> Dsn:
        """A fresh database with every table and no rows; the application's address of it."""
        with roles.connected(self.admin) as server:
            roles.run(server, drop(self.prefix + name))
            roles.run(
                server,
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                    *map(sql.Identifier, (self.prefix + name, self.template, roles.OWNER))
                ),
            )
        return self.app(name)

    def remove(self) -> None:
        """Drop the databases of this run: needed where the server is not ours to throw away."""
        with roles.connected(self.admin) as server, server.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.prefix])
            for (name,) in cursor.fetchall():
                roles.run(server, drop(name))


@dataclass
class Run:
    """The processes behind the servers, and who cleans up after us."""

    home: Path
    janitor: subprocess.Popen[bytes]
    supervisor: Supervisor
    builder: subprocess.Popen[bytes] | None = None

    @classmethod
    def begin(cls) -> "Run":
        """Start the servers, and begin to build the template database beside us."""
        home = Path(tempfile.mkdtemp(prefix="accord-test-"))
        made = [home, stand_in_of(home)]
        janitor = subprocess.Popen(
            ["sh", "-c", JANITOR, "sh", *made], stdin=subprocess.PIPE, start_new_session=True
        )
        home.chmod(0o711)
        run = cls(home, janitor, Supervisor(logs=home))
        try:
            run.start()
        except BaseException:
            run.end()
            raise
        return run

    def start(self) -> None:
        secrets = load_secrets(VAR / "secrets.env") if GIVEN in os.environ else new_secrets()
        admin, prefix = self.given_database() or self.own_database(secrets["ADMIN_PASSWORD"])
        owner, app = secrets["OWNER_PASSWORD"], secrets["APP_PASSWORD"]
        servers = Servers(self.home, admin, owner, app, self.own_cache(secrets["REDIS_PASSWORD"]), prefix)
        roles.prepare_database(admin, name=f"{prefix}building", owner_password=owner, app_password=app)
        servers.announce()
        self.builder = build(servers)

    def given_database(self) -> tuple[Dsn, str] | None:
        if not (given := os.environ.get(GIVEN)):
            return None
        return Dsn.parse(given).named("postgres"), f"accord_test_{os.getpid()}_"

    def own_database(self, password: str) -> tuple[Dsn, str]:
        cluster = open_ground(self.home, port=any_port(), password=password, is_throw_away=True)
        self.supervisor.start(part_of(cluster))
        return cluster.admin, "accord_"

    def own_cache(self, password: str) -> str:
        """A cache of our own in any case: tests empty it."""
        cache = Cache(self.home / "valkey", any_port(), password, is_throw_away=True)
        cache.configure()
        self.supervisor.start(Part("valkey", cache.command, is_ready=cache.is_ready))
        return cache.url().removesuffix("/0")

    def end(self) -> None:
        if self.builder:
            stop(self.builder, signal.SIGTERM, patience=5)
        if GIVEN in os.environ and VARIABLE in os.environ:
            Servers.here().remove()
        os.environ.pop(VARIABLE, None)
        self.supervisor.stop()
        self.janitor.communicate()


def build(servers: Servers) -> subprocess.Popen[bytes]:
    """Build the template database in another process: most of it fits into the time of collecting tests."""
    site = servers.site("building")
    with (servers.home / "building.log").open("wb") as log:
        return spawn([sys.executable, "-m", "launch.template"], log=log, environment=site.owner_environment)


def wait_for_template() -> None:
    """Return once the template can be cloned; Trouble when it could not be built."""
    servers = Servers.here()
    deadline = time.monotonic() + PATIENCE
    with roles.connected(servers.admin) as server:
        while not roles.ask(server, "SELECT 1 FROM pg_database WHERE datname = %s", servers.template):
            if (servers.home / "building.failed").exists() or time.monotonic() > deadline:
                log = (servers.home / "building.log").read_text(errors="replace")
                raise Trouble(f"The tests' database could not be built:\n{log}")
            time.sleep(0.1)


def drop(name: str) -> sql.Composed:
    return sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
