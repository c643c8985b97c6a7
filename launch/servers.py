"""The servers Accord stands on: those that the environment names, or embedded ones."""

import os
from pathlib import Path

from launch import postgres, roles, valkey
from launch.dsn import Dsn
from launch.ports import free_port
from launch.postgres import Cluster, open_ground
from launch.supervisor import Part, Supervisor
from launch.terminal import step
from launch.trouble import Trouble
from launch.valkey import Cache

DATABASE = "accord"
DATABASE_PORT, REDIS_PORT = 15432, 16379
UNSPECIFIC = {"postgres", "template1", "defaultdb"}


def given_database(secrets: dict[str, str]) -> tuple[Dsn, Dsn] | None:
    """DATABASE_URL as (application's, owner's) address; the roles are made unless the owner is named too."""
    if not (given := os.environ.get("DATABASE_URL")):
        return None
    address = Dsn.parse(given)
    if owner := os.environ.get("DATABASE_OWNER_URL"):
        return address, Dsn.parse(owner)
    name = DATABASE if address.name in UNSPECIFIC else address.name
    with step("Roles in the database"):
        admin = address.named("postgres")
        roles.refuse_strangers(
            admin, {roles.OWNER: secrets["OWNER_PASSWORD"], roles.APP: secrets["APP_PASSWORD"]}
        )
        return prepare(admin, name, secrets)


def embedded_database(supervisor: Supervisor, folder: Path, secrets: dict[str, str]) -> tuple[Dsn, Dsn]:
    with step("PostgreSQL"):
        cluster = open_ground(folder, port=free_port(DATABASE_PORT), password=secrets["ADMIN_PASSWORD"])
        supervisor.start(part_of(cluster))
        return prepare(cluster.admin, DATABASE, secrets)


def part_of(cluster: Cluster) -> Part:
    return Part(
        "postgres",
        cluster.command,
        is_ready=cluster.is_ready,
        stop_signal=postgres.STOP_SIGNAL,
        orphan_signal=postgres.STOP_SIGNAL,
        patience=30,
        account=cluster.account,
        folder=Path("/"),
    )


def prepare(admin: Dsn, name: str, secrets: dict[str, str]) -> tuple[Dsn, Dsn]:
    """Make roles and database; answer with their addresses."""
    owner, app = secrets["OWNER_PASSWORD"], secrets["APP_PASSWORD"]
    roles.prepare_database(admin, name=name, owner_password=owner, app_password=app)
    here = admin.named(name)
    return here.signed_in(roles.APP, app), here.signed_in(roles.OWNER, owner)


def given_redis() -> str | None:
    if not (given := os.environ.get("REDIS_URL")):
        return None
    if not valkey.answers(given):
        raise Trouble(
            "The server of REDIS_URL does not answer: correct the address, or unset it for the embedded one."
        )
    return given


def embedded_cache(supervisor: Supervisor, folder: Path, secrets: dict[str, str]) -> str:
    with step("Valkey"):
        cache = Cache(folder / "valkey", free_port(REDIS_PORT), secrets["REDIS_PASSWORD"])
        cache.configure()
        supervisor.start(Part("valkey", cache.command, is_ready=cache.is_ready))
        return cache.url()
