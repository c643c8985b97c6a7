"""Means to hurt a running Accord, and to see what is left of it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import psutil

from launch.keys import read_lines
from launch.paths import ROOT

T = TypeVar("T")
OURS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "SITE_URL",
    "ALLOWED_HOSTS",
    "MAKELEVEL",
)
SET_BY_TESTS = ("ACCORD", "PYTEST", "DJANGO")
PARTS = {
    "postgres": "/bin/postgres -D",
    "valkey": "valkey-server",
    "web": "gunicorn config.wsgi",
    "worker": "config worker",
    "beat": "config beat",
}


def until(question: Callable[[], T | None], *, patience: float = 60) -> T:
    """Ask until the answer is yes, and return it."""
    deadline = time.monotonic() + patience
    while not (answer := question()):
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.1)
    return answer


def bare_environment(**values: str) -> dict[str, str]:
    """A person's environment: nothing in it of the servers that this run of the tests has."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.startswith(SET_BY_TESTS)
    }
    return {**kept, **values}


@dataclass
class Accord:
    """A `make run` with its own data."""

    var: Path
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        with self.output.open("wb") as output:
            command = [sys.executable, "-m", "launch", "run"]
            environment = bare_environment(ACCORD_VAR=str(self.var), PORT=str(self.port))
            self.processes.append(
                subprocess.Popen(command, stdout=output, stderr=output, cwd=ROOT, env=environment)
            )
        until(lambda: "Ctrl-C" in self.said or self.supervisor.poll() is not None, patience=120)
        assert self.supervisor.poll() is None, self.said

    @property
    def supervisor(self) -> subprocess.Popen[bytes]:
        return self.processes[-1]

    @property
    def output(self) -> Path:
        return self.var.with_name("output.txt")

    @property
    def said(self) -> str:
        return self.output.read_text()

    @property
    def runtime(self) -> dict[str, str]:
        return read_lines(self.var / "runtime.env")

    def family(self) -> list[psutil.Process]:
        """Every process below the supervisor."""
        return psutil.Process(self.supervisor.pid).children(recursive=True)

    def part(self, name: str) -> psutil.Process | None:
        """The process of a part, once it is itself."""
        for process in psutil.Process(self.supervisor.pid).children():
            if re.search(PARTS[name], command_line(process)):
                return process
        return None

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(60)


def command_line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def living(processes: list[psutil.Process]) -> list[str]:
    return [command_line(one) or str(one) for one in processes if is_living(one)]


def is_living(process: psutil.Process) -> bool:
    """Whether it still runs; it may end between two questions."""
    try:
        return process.is_running() and process.status() != "zombie"
    except psutil.NoSuchProcess:
        return False
