"""Stopping under load: `python -m benchmarks.stopping`. Clients hammer the web and tasks run while each is told to stop.

Exits 1 when a question that got in is not answered, what was answered is not there, or a task is lost.
"""

import argparse
import importlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.hammer import Hammer, Question
from launch import static_files
from launch.site import Site
from launch.supervisor import Part, Running, Supervisor
from launch.throwaway import Run, Servers, wait_for_template

LIMIT = 30
"""Seconds within which a web has stopped: the compose file's grace."""


@dataclass
class Stage:
    """A site whose parts can be told to stop, and somebody who may use it."""

    site: Site
    supervisor: Supervisor
    world: Any

    def start(self, number: int) -> Running:
        """Start web, worker or beat, and wait for it."""
        part: Part = self.site.parts()[number]
        self.supervisor.start(part)
        return self.supervisor.running[-1]

    def end(self, one: Running) -> None:
        self.supervisor.running.remove(one)


@contextmanager
def stage(name: str = "stopping") -> Iterator[Stage]:
    """A database with one firm, and this process set up for it."""
    run = Run.begin()
    supervisor = Supervisor(logs=run.home)
    try:
        wait_for_template()
        servers = Servers.here()
        servers.clone(name)
        site = servers.site(name, number=1)
        static_files.collect(site, logs=servers.home)
        os.environ.update(site.environment)
        importlib.import_module("django").setup()
        yield Stage(site, supervisor, importlib.import_module("benchmarks.firm").found())
    finally:
        supervisor.stop()
        run.end()


def hammered(one: Stage) -> Hammer:
    """Clients of whom every third question writes."""

    def ask(number: int) -> Question:
        if number % 3 == 0:
            path, sent = one.world.api("clients"), {"name": f"Client {number}"}
            return Question(path, one.world.bearer, sent, status=201)
        return Question((one.world.page, "/readyz")[number % 3 - 1], one.world.cookie)

    return Hammer(one.site.url, ask)


def stop_web(one: Stage, seconds: float) -> dict[str, int]:
    """SIGTERM while clients ask."""
    web = one.start(0)
    with hammered(one) as hammer:
        time.sleep(seconds)
        began = time.monotonic()
        web.process.send_signal(signal.SIGTERM)
        web.process.wait(LIMIT)
        took = time.monotonic() - began
        time.sleep(0.5)
    one.end(web)
    print(f"  web, SIGTERM: {told(hammer)}; gone after {took:.1f} s")
    return judged(one, hammer) | {"left too late": int(took > LIMIT)}


def roll_web(one: Stage, seconds: float, times: int = 3) -> dict[str, int]:
    """SIGHUP, again and again, while clients ask: nobody notices."""
    web = one.start(0)
    with hammered(one) as hammer:
        for _ in range(times):
            time.sleep(seconds)
            web.process.send_signal(signal.SIGHUP)
        time.sleep(seconds + 3)
    print(f"  web, SIGHUP {times} times: {told(hammer)}")
    one.supervisor.stop()
    return judged(one, hammer) | {"refused in a rolling restart": hammer.outcomes["refused at the door"]}


def told(hammer: Hammer) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(hammer.outcomes.items()))


def judged(one: Stage, hammer: Hammer) -> dict[str, int]:
    names = one.world.clients()
    missing = [number for number in hammer.granted if f"Client {number}" not in names]
    one.world.forget_clients()
    return {
        "dropped": hammer.dropped,
        "granted and not there": len(missing),
        "nobody asked": int(not hammer.answered),
    }


def stop_worker(one: Stage, tasks: int) -> dict[str, int]:
    """SIGTERM to a worker in the middle of its tasks; a second one finds the rest."""
    one.world.queue(tasks)
    worker = one.start(1)
    wait_for(lambda: one.world.sent() > 0)
    worker.process.send_signal(signal.SIGTERM)
    worker.process.wait(LIMIT)
    halfway, held = one.world.sent(), one.world.held()
    one.end(worker)
    one.start(1)
    wait_for(lambda: one.world.sent() >= tasks)
    print(f"  worker, SIGTERM: {halfway} of {tasks} mails sent by the first, the rest by the second")
    one.supervisor.stop()
    return {
        "mails left in the middle": held,
        "mails lost": tasks - one.world.sent(),
        "mails repeated": one.world.files() - tasks,
    }


def wait_for(question: Callable[[], bool], patience: float = 90) -> None:
    deadline = time.monotonic() + patience
    while not question() and time.monotonic() < deadline:
        time.sleep(0.05)


def main() -> None:
    known = argparse.ArgumentParser(prog="python -m benchmarks.stopping", description=__doc__)
    known.add_argument(
        "--seconds", type=float, default=5, help="for how long it is hammered before each stop"
    )
    known.add_argument("--tasks", type=int, default=120)
    asked = known.parse_args()
    with stage() as one:
        broken = [
            stop_web(one, asked.seconds),
            roll_web(one, asked.seconds),
            stop_worker(one, asked.tasks),
        ]
    found = {title: count for part in broken for title, count in part.items() if count}
    print("\n".join(f"✗ {title}: {count}" for title, count in found.items()) or "✓ nothing was dropped")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
