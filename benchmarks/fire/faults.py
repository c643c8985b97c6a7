"""What is done to them, when, and how often it was done."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from random import Random
from threading import Thread

import psutil
import redis

from benchmarks.fire.crew import Crew, Hand
from benchmarks.fire.relay import Relay
from benchmarks.fire.scale import LEASE
from launch import roles
from launch.dsn import Dsn

KILLS = {"child": 50, "sender": 25, "parent": 12, "group": 7, "beat": 6}
POINTS = ("greeting", "storing", "replying")
SHIFTS = (86400, -3600, -86400, 3600, 0)
"""Seconds; five for four hands, so that each of them sees each."""
PATIENCE = 60
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND pid <> pg_backend_pid()"


@dataclass
class Fire:
    """Strikes by a timetable made from a seed."""

    crew: Crew
    relay: Relay
    broker: str
    admin: Dsn
    chance: Random
    jumps: Iterator[int] = field(default_factory=count)
    done: Counter[str] = field(default_factory=Counter)
    threads: list[Thread] = field(default_factory=list)

    def timetable(self, kills: int, seconds: float) -> list[tuple[float, str]]:
        """Every fault with its second; the others than kills come in proportion, each at least once."""
        often = max(1, round(kills / 50))
        faults = self.chance.choices(list(KILLS), weights=list(KILLS.values()), k=kills)
        faults += ["stop", "clock", "cut"] * 3 * often
        faults += ["wipe", "restart_broker", "freeze_broker", "restart_database"] * often + ["outage"]
        return sorted((self.chance.uniform(2, seconds), fault) for fault in faults)

    def rage(self, kills: int, seconds: float) -> None:
        began = time.monotonic()
        for second, fault in self.timetable(kills, seconds):
            time.sleep(max(0.0, began + second - time.monotonic()))
            thread = Thread(target=self.strike, args=[fault], daemon=True)
            thread.start()
            self.threads.append(thread)
        for thread in self.threads:
            thread.join()
        self.make_up(kills)

    def make_up(self, kills: int) -> None:
        """Kills that found nobody there are done now."""
        deadline = time.monotonic() + PATIENCE
        while self.kills < kills and time.monotonic() < deadline:
            self.strike("child")
            time.sleep(0.5)

    @property
    def kills(self) -> int:
        return sum(self.done[kind] for kind in KILLS if kind != "sender") + self.relay.struck

    def strike(self, fault: str) -> None:
        ways: dict[str, Callable[[], bool]] = {
            "child": self.kill_child,
            "sender": self.kill_sender,
            "parent": lambda: self.kill(self.worker()),
            "group": self.kill_group,
            "beat": lambda: self.kill(self.chance.choice(self.crew.hands[-2:])),
            "stop": self.stop,
            "clock": self.jump,
            "cut": self.cut,
            "wipe": self.wipe,
            "restart_broker": lambda: self.restart("valkey", signal.SIGKILL, 2),
            "freeze_broker": self.freeze,
            "restart_database": lambda: self.restart("postgres", signal.SIGQUIT, 1),
            "outage": lambda: self.restart("valkey", signal.SIGTERM, 12),
        }
        self.done[fault] += ways[fault]()

    def worker(self) -> Hand:
        return self.chance.choice([hand for hand in self.crew.hands if hand.is_worker])

    def kill(self, hand: Hand) -> bool:
        """A parent alone: its children are still there for a moment."""
        if hand.process is None or hand.process.poll() is not None:
            return False
        hand.process.kill()
        return True

    def kill_group(self) -> bool:
        hand = self.worker()
        if hand.process is None or hand.process.poll() is not None:
            return False
        os.killpg(hand.process.pid, signal.SIGKILL)
        return True

    def kill_child(self) -> bool:
        if not (children := self.worker().children()):
            return False
        with suppress(psutil.NoSuchProcess):
            self.chance.choice(children).kill()
            return True
        return False

    def kill_sender(self) -> bool:
        """Whoever comes next to that point of a conversation with the mail server; the relay does it and counts."""
        self.relay.ambushes.append(self.chance.choice(POINTS))
        return True

    def stop(self) -> bool:
        """A worker, or one of its children, sleeps past its lease and goes on as if nothing had been."""
        hand = self.worker()
        whole = [psutil.Process(hand.process.pid)] if hand.process and hand.process.poll() is None else []
        sleepers = self.chance.choice([whole + hand.children(), hand.children()[:1]])
        for sleeper in sleepers:
            with suppress(psutil.NoSuchProcess):
                sleeper.suspend()
        time.sleep(LEASE.total_seconds() * 1.3)
        for sleeper in sleepers:
            with suppress(psutil.NoSuchProcess):
                sleeper.resume()
        return bool(sleepers)

    def jump(self) -> bool:
        hands, number = self.crew.hands, next(self.jumps)
        hands[number % len(hands)].clock.write_text(str(SHIFTS[number % len(SHIFTS)]))
        return True

    def cut(self) -> bool:
        """End every connection of the application to the database."""
        with suppress(Exception), roles.connected(self.admin) as server, server.cursor() as cursor:
            cursor.execute(CUT, [roles.APP])
            return True
        return False

    def wipe(self) -> bool:
        with suppress(redis.RedisError):
            return bool(redis.Redis.from_url(self.broker, socket_timeout=2).flushall())
        return False

    def freeze(self) -> bool:
        self.crew.servers.freeze("valkey", seconds=3)
        return True

    def restart(self, name: str, blow: int, away: float) -> bool:
        self.crew.servers.restart(name, blow, away=away)
        return True
