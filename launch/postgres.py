"""An embedded PostgreSQL."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from launch.binaries import postgres_binaries, postgres_major
from launch.dsn import Dsn
from launch.ground import ground_for, reachable_binaries, server_account
from launch.paths import write_private
from launch.ports import HOST
from launch.processes import Account, spawn, stop
from launch.trouble import Trouble

ADMIN = "accord_admin"
STOP_SIGNAL = signal.SIGINT
THROW_AWAY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)


@dataclass(frozen=True)
class Cluster:
    """A data folder, the programs that serve it, and how to get in."""

    binaries: Path
    data: Path
    port: int
    password: str
    account: Account | None
    is_throw_away: bool = False

    @property
    def admin(self) -> Dsn:
        return Dsn(ADMIN, self.password, HOST, self.port, "postgres")

    @property
    def command(self) -> list[str | Path]:
        settings = [
            f"port={self.port}",
            f"listen_addresses={HOST}",
            "unix_socket_directories=",
            "max_connections=100",
            *(THROW_AWAY if self.is_throw_away else ()),
        ]
        flags = [word for setting in settings for word in ("-c", setting)]
        return [self.binaries / "postgres", "-D", self.data, *flags]

    def is_ready(self) -> bool:
        try:
            psycopg2.connect(str(self.admin), connect_timeout=2).close()
        except psycopg2.OperationalError as error:
            if "password authentication failed" in str(error):
                raise Trouble(
                    f"The passwords of {self.data} are lost: restore var/secrets.env or run `make clean`."
                ) from None
            return False
        return True


def open_ground(folder: Path, *, port: int, password: str, is_throw_away: bool = False) -> Cluster:
    """The cluster kept in a folder, or in its stand-in out of closed homes; made if new."""
    account = server_account()
    ground = ground_for(folder, account)
    binaries = reachable_binaries(postgres_binaries(), ground, account)
    data = data_folder(ground, postgres_major(binaries))
    cluster = Cluster(binaries, data, port, password, account, is_throw_away)
    if data.exists():
        clear_lock(cluster)
    else:
        create(cluster)
    return cluster


def data_folder(ground: Path, major: int) -> Path:
    """The folder of that major version; data of another one cannot be opened."""
    others = [path for path in ground.glob("postgres-*[0-9]") if path.name != f"postgres-{major}"]
    data = ground / f"postgres-{major}"
    if others and not data.exists():
        raise Trouble(
            f"{others[0]} needs PostgreSQL {others[0].name.removeprefix('postgres-')}: "
            "set PG_BINDIR to that version, or run `make clean` to begin with empty data."
        )
    return data


def create(cluster: Cluster) -> None:
    """Make the data folder beside its place and move it there when it is whole."""
    unfinished = cluster.data.with_name(f"{cluster.data.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    word = unfinished.with_name("initial.password")
    write_private(word, cluster.password)
    if cluster.account:
        for path in (unfinished, word):
            os.chown(path, cluster.account.user, cluster.account.group)
    try:
        initialise(cluster, unfinished, word)
    finally:
        word.unlink()
    unfinished.rename(cluster.data)


def initialise(cluster: Cluster, folder: Path, word: Path) -> None:
    is_modern = postgres_major(cluster.binaries) >= 17
    locale = ["--locale=C.UTF-8", "--locale-provider=builtin"] if is_modern else ["--no-locale"]
    command: list[str | Path] = [
        cluster.binaries / "initdb",
        "-D",
        folder,
        "-U",
        ADMIN,
        f"--pwfile={word}",
        "-A",
        "scram-sha-256",
    ]
    speed = ["--no-sync"] if cluster.is_throw_away else []
    program: list[str | Path] = [*command, "-E", "UTF8", *locale, *speed]
    log = folder.with_name("initdb.log")
    with log.open("wb") as file:
        process = spawn(program, log=file, account=cluster.account, folder=Path("/"))
        try:
            failed = process.wait()
        finally:
            stop(process, signal.SIGTERM, patience=5)
    if failed:
        reason = log.read_text(errors="replace").strip().splitlines()[-1:]
        raise Trouble(f"PostgreSQL could not make its data folder ({' '.join(reason)}): look into {log}.")
    log.unlink()


def clear_lock(cluster: Cluster) -> None:
    """Deal with the lock of a killed server: end it if it lives, forget it if its number is another's now."""
    lock = cluster.data / "postmaster.pid"
    try:
        number = int(lock.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    if not is_alive(number):
        return
    if str(cluster.data) in command_line(number):
        end(number)
    else:
        lock.unlink()


def command_line(number: int) -> str:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        asked = ["ps", "-o", "command=", "-p", str(number)]
        return subprocess.run(asked, capture_output=True, text=True).stdout


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end(number: int, *, patience: float = 10) -> None:
    os.kill(number, STOP_SIGNAL)
    deadline = time.monotonic() + patience
    while is_alive(number):
        if time.monotonic() > deadline:
            raise Trouble(
                f"An earlier PostgreSQL (process {number}) does not stop: end it with `kill {number}`."
            )
        time.sleep(0.1)
