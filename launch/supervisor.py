"""Keeps the parts running: starts them in order, restarts what falls, stops them in reverse."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from launch.paths import LOGS, ROOT
from launch.processes import Account, spawn, stop, sweep
from launch.terminal import say
from launch.trouble import Trouble

TICK = 0.1
DELAYS = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
STEADY = 60.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LONGEST_LOG = 5 * 1024 * 1024


class Stopped(BaseException):
    """Somebody asked us to stop."""


@dataclass(frozen=True)
class Part:
    """A program to keep running."""

    name: str
    command: Sequence[str | Path]
    is_ready: Callable[[], bool] = lambda: True
    stop_signal: int = signal.SIGTERM
    orphan_signal: int = signal.SIGTERM
    patience: float = 15
    account: Account | None = None
    environment: Mapping[str, str] | None = None
    folder: Path = ROOT


@dataclass
class Running:
    """A part and its present process."""

    part: Part
    process: subprocess.Popen[bytes]
    began: float
    falls: int = 0
    again_at: float | None = None


@dataclass
class Supervisor:
    """The parts that run, in the order in which they were started."""

    logs: Path = LOGS
    running: list[Running] = field(default_factory=list)
    parent: int = field(default_factory=os.getppid)

    def start(self, part: Part, *, patience: float = 60) -> None:
        """Start a part and wait until it is ready."""
        self.begin(part)
        self.wait_for(part, patience=patience)

    def begin(self, part: Part) -> None:
        keep_short(self.log_of(part))
        self.running.append(Running(part, self.spawn(part), time.monotonic()))

    def wait_for(self, part: Part, *, patience: float = 60) -> None:
        process = next(one.process for one in self.running if one.part is part)
        deadline = time.monotonic() + patience
        while not part.is_ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise Trouble(f"The part “{part.name}” did not start: {self.last_words(part)}")
            time.sleep(TICK)

    def watch(self) -> None:
        """Restart what falls, until somebody asks to stop."""
        while True:
            for one in self.running:
                self.look_after(one)
            if os.getppid() != self.parent and "MAKELEVEL" in os.environ:
                raise Stopped
            time.sleep(TICK)

    def look_after(self, one: Running) -> None:
        if one.again_at is None:
            if one.process.poll() is not None:
                self.mourn(one)
        elif time.monotonic() >= one.again_at:
            one.process, one.began, one.again_at = self.spawn(one.part), time.monotonic(), None

    def mourn(self, one: Running) -> None:
        """Say that a part fell and when it starts again: later each time, unless it had stood for a while."""
        sweep(one.process)
        one.falls = 0 if time.monotonic() - one.began > STEADY else one.falls
        delay = DELAYS[min(one.falls, len(DELAYS) - 1)]
        one.falls += 1
        one.again_at = time.monotonic() + delay
        when = f"in {delay:.0f} s" if delay else "now"
        log = self.log_of(one.part)
        say(f"  {one.part.name} {fate(one.process.returncode)}; it is started again {when}  ({log})")

    def stop(self) -> None:
        """Stop everything, the last started first."""
        while self.running:
            one = self.running[-1]
            stop(one.process, one.part.stop_signal, patience=one.part.patience)
            self.running.pop()

    def spawn(self, part: Part) -> subprocess.Popen[bytes]:
        with self.log_of(part).open("ab") as log:
            return spawn(
                part.command,
                log=log,
                stop_signal=part.orphan_signal,
                account=part.account,
                environment=part.environment,
                folder=part.folder,
            )

    def log_of(self, part: Part) -> Path:
        return self.logs / f"{part.name}.log"

    def last_words(self, part: Part) -> str:
        log = self.log_of(part)
        spoken = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
        return f"{spoken[-1].strip() if spoken else 'it said nothing'} (all of it is in {log})."


def fate(returncode: int) -> str:
    return f"was ended by signal {-returncode}" if returncode < 0 else f"ended by itself ({returncode})"


def keep_short(log: Path) -> None:
    """Put a long log aside as `<name>.log.1`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_name(f"{log.name}.1"))


def heed_signals() -> None:
    """From now on Ctrl-C, a polite kill and a closed terminal raise Stopped, once."""
    for number in SIGNALS:
        signal.signal(number, raise_stopped)


def raise_stopped(number: int, frame: FrameType | None) -> None:
    ignore_signals()
    raise Stopped


def ignore_signals() -> None:
    """While things are being stopped, nobody need ask again."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
