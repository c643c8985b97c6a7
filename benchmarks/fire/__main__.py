"""`python -m benchmarks.fire`: the outbox under fire, and proof that the fire burns."""

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import Any

from psycopg2 import sql

from benchmarks.fire.crew import Servers as Ground
from launch import roles
from launch.throwaway import Run, Servers, wait_for_template


def options() -> argparse.Namespace:
    known = argparse.ArgumentParser(prog="python -m benchmarks.fire", description=__doc__)
    known.add_argument("--mails", type=int, default=5000)
    known.add_argument("--kills", type=int, default=200)
    known.add_argument(
        "--seconds", type=float, help="how long it burns; default: 3 for each kill, at least 20"
    )
    known.add_argument("--lease", type=float, default=6, help="seconds for which a mail is one worker's")
    known.add_argument("--copies", type=int, default=3, help="how often the broker delivers each message")
    known.add_argument("--seed", type=int, default=1)
    known.add_argument("--canaries", nargs="*", metavar="NAME", help="plant mistakes: each must be found")
    return known.parse_args()


def main() -> None:
    asked = options()
    os.environ["FIRE_LEASE"] = str(asked.lease)
    run = Run.begin()
    ground = Ground(run)
    ground.watch()
    try:
        sys.exit(fight_all(asked, ground))
    finally:
        ground.rest()
        run.end()


def fight_all(asked: argparse.Namespace, ground: Ground) -> int:
    """The battles asked for, one after the other; 1 when one ends as it must not."""
    wait_for_template()
    prepare("round_0")
    if asked.canaries is None:
        return tell(fight(asked, ground, 0, ""))
    known = importlib.import_module("benchmarks.fire.canaries").CANARIES
    names = asked.canaries or list(known)
    found = [hunt(asked, ground, number, name) for number, name in enumerate(names)]
    return 0 if all(found) else 1


def prepare(name: str) -> None:
    """Make this process one of the site's, before Django reads its settings."""
    os.environ.update(Servers.here().site(name).settings)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    importlib.import_module("django").setup()


def fight(asked: argparse.Namespace, ground: Ground, number: int, canary: str) -> Any:
    """A battle on a database of its own."""
    battle = importlib.import_module("benchmarks.fire.battle")
    servers, name = Servers.here(), f"round_{number}"
    site = open_ground(servers, name)
    seconds = asked.seconds or max(20.0, 3.0 * asked.kills)
    orders = battle.Orders(asked.mails, asked.kills, seconds, asked.seed, asked.copies, canary)
    folder = Path(servers.home) / name
    folder.mkdir()
    return battle.fight(orders, ground, site, folder)


def open_ground(servers: Servers, name: str) -> Any:
    """A fresh database whose commits are really there once they are told, and this process on it."""
    address = servers.clone(name)
    durable = sql.SQL("ALTER DATABASE {} SET synchronous_commit = on").format(sql.Identifier(address.name))
    with roles.connected(servers.admin) as server:
        roles.run(server, durable)
    connection = importlib.import_module("django.db").connection
    connection.close()
    connection.settings_dict["NAME"] = address.name
    return servers.site(name)


def tell(outcome: Any) -> int:
    """Print everything; 1 when something that must be nought is not."""
    for title, value in outcome.facts.items():
        print(f"  {title:<46} {value}")
    for title, number in outcome.violations.items():
        print(f"{'✗' if number else '✓'} {title:<46} {number}")
    return int(any(outcome.violations.values()))


def hunt(asked: argparse.Namespace, ground: Ground, number: int, canary: str) -> bool:
    """Whether a battle finds the planted mistake."""
    outcome = fight(asked, ground, number, canary)
    found = {title: count for title, count in outcome.violations.items() if count}
    told = ", ".join(f"{title}: {count}" for title, count in found.items()) or "not found"
    print(f"{'✓' if found else '✗'} {canary:<24} {told}", flush=True)
    return bool(found)


if __name__ == "__main__":
    main()
