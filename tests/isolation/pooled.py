"""The database, reached through PgBouncer in transaction mode."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2
from django.db import connections

from launch.ground import server_account
from launch.pooler import STOP_SIGNAL, Pooler, program
from launch.ports import HOST, any_port
from launch.processes import spawn, stop
from launch.throwaway import Servers
from launch.trouble import Trouble
from tests.databases import worker


@contextmanager
def pooled(size: int = 4) -> Iterator[None]:
    """Every connection of this process goes through a pool of `size`; raises Trouble where there is no PgBouncer."""
    program()
    known = connections.settings["default"]
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        pooler = Pooler(Path(folder) / "pooler", Servers.here().app(worker()), any_port(), size)
        whom = server_account()
        pooler.configure(whom)
        with (Path(folder) / "log").open("wb") as log:
            process = spawn(pooler.command, log=log, stop_signal=STOP_SIGNAL, account=whom)
            wait_for(pooler)
            before = {name: known[name] for name in ("HOST", "PORT")}
            connections.close_all()
            known.update(HOST=HOST, PORT=pooler.port)
            connections["default"].settings_dict.update(HOST=HOST, PORT=pooler.port)
            try:
                yield
            finally:
                connections.close_all()
                known.update(before)
                connections["default"].settings_dict.update(before)
                stop(process, STOP_SIGNAL, patience=5)


def wait_for(pooler: Pooler) -> None:
    own = pooler.behind
    for _ in range(100):
        try:
            psycopg2.connect(
                host=HOST, port=pooler.port, user=own.user, password=own.password, dbname=own.name
            ).close()
        except psycopg2.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise Trouble("PgBouncer does not answer.")
