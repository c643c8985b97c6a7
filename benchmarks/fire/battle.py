"""One battle: plant, feed while it burns, wait until it is quiet, count."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from threading import Thread
from typing import TypeVar
from unittest.mock import patch

from django.db import InterfaceError, OperationalError, connection

from activity.models import Announcement
from benchmarks.fire import verdict
from benchmarks.fire.crew import Crew, Servers
from benchmarks.fire.faults import KILLS, Fire
from benchmarks.fire.occasions import Book
from benchmarks.fire.plant import Field, Firm, plant
from benchmarks.fire.relay import Relay, relay
from benchmarks.fire.scale import LEASE
from communication.actions import retry_mail
from communication.models import Mail
from core.wake import Broker
from launch.site import Site
from launch.throwaway import Servers as Addresses
from tenancy.scope import scope

T = TypeVar("T")
PATIENCE, FEEDING = 30.0, 0.7
"""The part of the time in which things happen; in the rest it only burns."""


@dataclass(frozen=True)
class Orders:
    """How big a battle."""

    mails: int
    kills: int
    seconds: float
    seed: int
    copies: int
    canary: str = ""


@dataclass(frozen=True)
class Outcome:
    """What is to be nought, and what there is to know."""

    violations: dict[str, int]
    facts: dict[str, str]


def fight(orders: Orders, servers: Servers, site: Site, folder: Path) -> Outcome:
    """Plant, burn, count."""
    logging.disable(logging.ERROR)
    chance = Random(orders.seed)
    sown = plant(orders.mails, chance)
    with relay(orders.seed) as server, broker_timed() as waits:
        crew = Crew(environment(site, server, orders), folder, servers)
        fire = Fire(crew, server, site.redis_url, Addresses.here().admin, chance)
        crew.start()
        try:
            burn(orders, sown, fire)
            retried = come_to_rest(sown, server)
        finally:
            crew.end()
        outcome = count(sown, server, fire, waits)
    outcome.violations["kills not done"] = max(0, orders.kills - fire.kills)
    outcome.facts["given up, retried by hand"] = str(retried)
    return outcome


def environment(site: Site, server: Relay, orders: Orders) -> dict[str, str]:
    fire = {"FIRE_COPIES": str(orders.copies), "FIRE_CANARY": orders.canary, "EMAIL_URL": server.url}
    return {**site.environment, **fire, "LOG_LEVEL": "WARNING"}


@contextmanager
def broker_timed() -> Iterator[list[float]]:
    """How long each message to the broker held up whoever sent it from here."""
    waits: list[float] = []
    send = Broker.send

    def timed(broker: Broker, task: str, arguments: tuple[object, ...]) -> None:
        began = time.monotonic()
        try:
            send(broker, task, arguments)
        finally:
            waits.append(time.monotonic() - began)

    with patch.object(Broker, "send", timed):
        yield waits


def burn(orders: Orders, sown: Field, fire: Fire) -> None:
    raging = Thread(target=fire.rage, args=[orders.kills, orders.seconds], daemon=True)
    raging.start()
    began, pace = time.monotonic(), orders.seconds * FEEDING / len(sown.steps)
    for number, step in enumerate(sown.steps):
        time.sleep(max(0.0, began + number * pace - time.monotonic()))
        insist(step)
    raging.join()


def insist(step: Callable[[], T]) -> T:
    """Take a step however often the database falls meanwhile: a step may be taken twice."""
    while True:
        try:
            return step()
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(0.2)


def come_to_rest(sown: Field, server: Relay) -> int:
    """Wait until nothing waits any more; give what was given up another try, as a person would; answers how often."""
    settle(sown, server)
    retried = sum(insist(partial(retry_all, firm)) for firm in sown.firms)
    if retried:
        settle(sown, server)
    return retried


def retry_all(firm: Firm) -> int:
    with scope(firm.organization):
        dead = list(Mail.objects.dead().exclude(letter__in=verdict.POISON))
        for mail in dead:
            retry_mail(mail, by=firm.founder)
    return len(dead)


def settle(sown: Field, server: Relay) -> None:
    """Wait until nothing is open, or for too long nothing has come of anything."""
    patience = max(PATIENCE, 6 * LEASE.total_seconds())
    last, since = (-1, -1), time.monotonic()
    while time.monotonic() - since < patience:
        state = (insist(lambda: unfinished(sown.firms)), len(server.arrivals))
        if state != last:
            last, since = state, time.monotonic()
        if state[0] == 0 and time.monotonic() - since > LEASE.total_seconds():
            return
        time.sleep(0.5)


def unfinished(firms: list[Firm]) -> int:
    """Mails and announcements that wait."""
    total = 0
    for firm in firms:
        with scope(firm.organization):
            total += Mail.objects.waiting().count() + Announcement.objects.count()
    return total


def count(sown: Field, server: Relay, fire: Fire, waits: list[float]) -> Outcome:
    arrivals, book = list(server.arrivals), sown.book
    strangers = verdict.sort(arrivals, book)
    too_long, waited = verdict.broker_waits(waits)
    broken = verdict.violations(book, strangers, arrivals) | too_long | state_of(sown.firms)
    return Outcome(broken, facts_of(book, server, fire) | waited)


def state_of(firms: list[Firm]) -> dict[str, int]:
    """What the outbox itself must say in the end."""
    waiting = given_up = poison = 0
    for firm in firms:
        with scope(firm.organization):
            dead = Mail.objects.dead()
            waiting += Mail.objects.waiting().count() + Announcement.objects.count()
            given_up += dead.exclude(letter__in=verdict.POISON).count()
            poison += dead.filter(letter__in=verdict.POISON).count()
    return {
        "still waiting": waiting,
        "given up for good": given_up,
        "poison not given up": 2 * min(2, len(firms)) - poison,
    }


def facts_of(book: Book, server: Relay, fire: Fire) -> dict[str, str]:
    kinds = Counter({**fire.done, "sender": server.struck})
    kills = ", ".join(f"{kinds[kind]} {kind}" for kind in KILLS)
    others = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()) if kind not in KILLS)
    moods = ", ".join(f"{count} {kind}" for kind, count in sorted(server.refusals.items()))
    starts = sum(hand.starts for hand in fire.crew.hands)
    return {
        "kill -9": f"{fire.kills} ({kills}); {starts} starts",
        "other faults": others,
        "the mail server's moods": moods,
        **verdict.facts(book, list(server.arrivals)),
    }
