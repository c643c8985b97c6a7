"""PgBouncer in transaction mode, to prove that nothing of one request stays behind for the next."""

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from launch.dsn import Dsn
from launch.paths import VAR
from launch.ports import HOST
from launch.processes import Account
from launch.trouble import Trouble

STOP_SIGNAL = signal.SIGINT
PACKAGES = ("pgbouncer", "libevent-2.1-7", "libevent-2.1-7t64", "libc-ares2", "libcares2")
CONFIGURATION = """
[databases]
* = host={host} port={port} user={user} password={password}

[pgbouncer]
listen_addr = {listen}
listen_port = {own_port}
unix_socket_dir =
auth_type = plain
auth_file = {folder}/users.txt
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 200
ignore_startup_parameters = extra_float_digits, options
logfile = {folder}/pgbouncer.log
"""


@dataclass(frozen=True)
class Pooler:
    """A folder with configuration, the server behind it, and how to get in."""

    folder: Path
    behind: Dsn
    port: int
    size: int = 4

    @property
    def command(self) -> list[str | Path]:
        return [program(), self.folder / "pgbouncer.ini"]

    def configure(self, account: Account | None = None) -> None:
        """Write the configuration, readable for the account that runs it: it refuses to run as root."""
        self.folder.mkdir(parents=True, exist_ok=True)
        known = self.behind
        said = CONFIGURATION.format(
            host=known.host, port=known.port, user=known.user, password=known.password,
            listen=HOST, own_port=self.port, folder=self.folder, size=self.size,
        )  # fmt: skip
        (self.folder / "pgbouncer.ini").write_text(said)
        (self.folder / "users.txt").write_text(f'"{known.user}" "{known.password}"\n')
        if account:
            for path in (self.folder, *self.folder.iterdir()):
                os.chown(path, account.user, account.group)


def program() -> Path:
    """The pooler's program: named, installed, or brought from the distribution without installing it."""
    if chosen := os.environ.get("PGBOUNCER"):
        return Path(chosen)
    if found := shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        return Path(found)
    home = VAR / "pgbouncer"
    if not (home / "run").exists():
        bring(home)
    return home / "run"


def bring(home: Path) -> None:
    """Unpack the distribution's packages into a folder of ours; needs no rights, only Debian or Ubuntu."""
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise Trouble("No PgBouncer was found: install it, or set PGBOUNCER to its program.")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for package in PACKAGES:
        subprocess.run(["apt-get", "download", package], cwd=home, capture_output=True)
    for archive in home.glob("*.deb"):
        subprocess.run(["dpkg", "-x", archive, home], check=True, capture_output=True)
    unpacked = next(home.glob("usr/sbin/pgbouncer"), None)
    if unpacked is None:
        raise Trouble("PgBouncer could not be brought: install it, or set PGBOUNCER to its program.")
    libraries = ":".join(sorted({str(path.parent) for path in home.glob("usr/lib/**/*.so*")}))
    (home / "run").write_text(f'#!/bin/sh\nLD_LIBRARY_PATH="{libraries}" exec "{unpacked}" "$@"\n')
    (home / "run").chmod(0o755)
