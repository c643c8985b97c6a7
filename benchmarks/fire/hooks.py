"""What the fire changes in a worker or beat: minutes become seconds, messages come three times, the clock jumps."""

import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import time_machine
from celery import Celery
from celery.signals import task_prerun
from django.core.mail.utils import CachedDnsName
from kombu.transport.redis import Channel

from benchmarks.fire.canaries import CANARIES, put
from benchmarks.fire.scale import AT_ONCE, LEASE, PAUSES, SWEEP
from communication import actions, tasks
from communication.letters import letter
from core.beat import SteadyScheduler
from tenancy import tasks as sweeps

DEADLY = "fire.deadly"
QUICK = {
    "activity.tasks.hear_everything",
    "communication.tasks.send_everything",
    "communication.tasks.plan_reminders",
    "acceptance.tasks.watch_submissions",
    "surveys.tasks.close_surveys",
}
"""The sweeps that carry mail; the others keep their hours, or they would be all that is done."""


def prepare(app: Celery) -> None:
    shorten(app)
    put(CachedDnsName, "get_fqdn", lambda self: f"pid-{os.getpid()}.fire")
    heed(Clock())
    letter(DEADLY, DEADLY)(die)
    repeat_messages(int(os.environ["FIRE_COPIES"]))
    if canary := os.environ.get("FIRE_CANARY"):
        CANARIES[canary]()


def shorten(app: Celery) -> None:
    actions.LEASE, actions.PAUSES, tasks.AT_ONCE = LEASE, PAUSES, AT_ONCE
    sweeps.BREATH = SWEEP.total_seconds() / 2
    for entry in app.conf.beat_schedule.values():
        if entry["task"] in QUICK:
            entry["schedule"] = SWEEP.total_seconds()
    app.conf.broker_transport_options = {
        **app.conf.broker_transport_options,
        "visibility_timeout": 2 * LEASE.total_seconds(),
        "unacked_restore_interval": 2,
    }


def die(mail: Any) -> None:
    """A letter over which every worker dies."""
    os.kill(os.getpid(), signal.SIGKILL)


def repeat_messages(copies: int) -> None:
    """Have the broker deliver each message so many times, as messages of their own."""
    put_once = Channel._put

    def put_repeatedly(self: Any, queue: str, message: dict[str, Any], **options: Any) -> None:
        for _ in range(copies):
            again = {**message, "properties": {**message["properties"], "delivery_tag": str(uuid4())}}
            put_once(self, queue, again, **options)

    put(Channel, "_put", put_repeatedly)


def heed(clock: "Clock") -> None:
    """Look at the clock before each task, and in a beat at each tick."""
    task_prerun.connect(clock.look, weak=False)
    tick = SteadyScheduler.tick

    def look_and_tick(self: SteadyScheduler) -> Any:
        clock.look()
        return tick(self)

    put(SteadyScheduler, "tick", look_and_tick)


class Clock:
    """Shows what the worker's file says: so many seconds ahead of the true time, or behind."""

    def __init__(self) -> None:
        self.path, self.shift = Path(os.environ["FIRE_CLOCK"]), 0
        self.travel: Any = None
        self.look()

    def look(self, **_: Any) -> None:
        if (shift := int(self.path.read_text() or 0)) != self.shift:
            self.turn(shift)

    def turn(self, shift: int) -> None:
        if self.travel:
            self.travel.stop()
        self.shift = shift
        self.travel = time_machine.travel(datetime.now(UTC) + timedelta(seconds=shift), tick=True)
        self.travel.start()
