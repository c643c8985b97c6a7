"""The processes under fire: workers and beats that are started again whenever they fall, and the servers they stand on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread

import psutil

from launch.processes import spawn, stop, sweep
from launch.supervisor import Running
from launch.throwaway import Run

CELERY = (sys.executable, "-m", "celery", "-A", "benchmarks.fire.worker")
WORKERS, BEATS, CHILDREN = 2, 2, 3
MOURNING = 0.5
"""Seconds for which the children of a killed worker live on."""


@dataclass
class Hand:
    """A worker or a beat: its command, its clock and its present process."""

    name: str
    command: list[str]
    clock: Path
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0

    @property
    def is_worker(self) -> bool:
        return self.name.startswith("worker")

    def children(self) -> list[psutil.Process]:
        if self.process is None:
            return []
        try:
            return psutil.Process(self.process.pid).children()
        except psutil.NoSuchProcess:
            return []


@dataclass
class Servers:
    """PostgreSQL and Valkey, to be hurt one at a time; a thread of theirs starts them again.

    It lasts as long as we do: the kernel ends a process on our leash together with the thread that started it.
    """

    run: Run
    lock: Lock = field(default_factory=Lock)
    away_until: float = 0

    def watch(self) -> None:
        Thread(target=self.keep, daemon=True).start()

    def keep(self) -> None:
        while True:
            if time.monotonic() > self.away_until:
                self.revive()
            time.sleep(0.2)

    def rest(self) -> None:
        """From now on what ends has ended."""
        self.away_until = float("inf")
        time.sleep(0.5)

    def part(self, name: str) -> Running:
        return next(one for one in self.run.supervisor.running if one.part.name == name)

    def restart(self, name: str, blow: int, *, away: float) -> None:
        """End a server by a signal; return when it is there again, after so many seconds at least."""
        with self.lock:
            self.away_until = time.monotonic() + away
            self.part(name).process.send_signal(blow)
            time.sleep(away)
            while not self.part(name).part.is_ready():
                time.sleep(0.1)

    def revive(self) -> None:
        """Start again what has ended."""
        for one in self.run.supervisor.running:
            if one.process.poll() is not None:
                one.process = self.run.supervisor.spawn(one.part)

    def freeze(self, name: str, *, seconds: float) -> None:
        with self.lock:
            process = self.part(name).process
            process.send_signal(signal.SIGSTOP)
            try:
                time.sleep(seconds)
            finally:
                process.send_signal(signal.SIGCONT)


@dataclass
class Crew:
    """Everybody who works, and the thread that starts the fallen again."""

    environment: Mapping[str, str]
    folder: Path
    servers: Servers
    hands: list[Hand] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        names = [f"worker-{number}" for number in range(WORKERS)] + [f"beat-{n}" for n in range(BEATS)]
        self.hands = [self.hire(name) for name in names]

    def hire(self, name: str) -> Hand:
        work = ["worker", "--concurrency", str(CHILDREN), "--hostname", f"{name}@fire", "--loglevel", "INFO"]
        beat = ["beat", "--schedule", str(self.folder / name), "--loglevel", "INFO"]
        clock = self.folder / f"{name}.clock"
        clock.write_text("0")
        return Hand(name, [*CELERY, *(work if name.startswith("worker") else beat)], clock)

    def start(self) -> None:
        Thread(target=self.keep, daemon=True).start()

    def keep(self) -> None:
        """Start whoever is not there, until it is over."""
        while not self.over.wait(0.2):
            for hand in self.hands:
                if hand.process is None or hand.process.poll() is not None:
                    self.begin(hand)

    def begin(self, hand: Hand) -> None:
        if hand.process:
            time.sleep(MOURNING)
            sweep(hand.process)
        hand.starts += 1
        environment = {**self.environment, "FIRE_CLOCK": str(hand.clock)}
        with (self.folder / f"{hand.name}.log").open("ab") as log:
            hand.process = spawn(hand.command, log=log, environment=environment, stop_signal=signal.SIGKILL)

    def end(self) -> None:
        self.over.set()
        time.sleep(1)
        for hand in self.hands:
            if hand.process:
                with suppress(ProcessLookupError):
                    os.killpg(hand.process.pid, signal.SIGCONT)
                stop(hand.process, signal.SIGKILL, patience=5)
