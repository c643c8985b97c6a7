"""`make run`: everything Accord needs, on this machine, until somebody says stop."""

import os

from launch import assets, lock, static_files
from launch.keys import lines, load_secrets, read_lines
from launch.paths import VAR, write_private
from launch.ports import free_port
from launch.servers import embedded_cache, embedded_database, given_database, given_redis
from launch.site import Site
from launch.steps import manage
from launch.supervisor import Stopped, Supervisor, heed_signals, ignore_signals
from launch.terminal import bold, faint, say, step
from launch.trouble import Trouble

RUNTIME = VAR / "runtime.env"
WEB_PORT = 8000


def up() -> None:
    """Run until stopped."""
    if lock.take(VAR / "run.lock") is None:
        raise Trouble(
            f"Accord already runs at {address_of_other()}: use that one, or stop it first with Ctrl-C."
        )
    heed_signals()
    supervisor = Supervisor()
    try:
        run(supervisor)
    except Stopped:
        say()
    finally:
        ignore_signals()
        if supervisor.running:
            with step("Stopping"):
                supervisor.stop()


def run(supervisor: Supervisor) -> None:
    say(bold("Accord"))
    assets.ensure()
    site = start_servers(supervisor)
    write_private(RUNTIME, lines(site.settings))
    with step("Tables and translations"):
        migrate(site)
    collect_static_files(site)
    sign_ins = start_parts(supervisor, site)
    welcome(site, sign_ins)
    supervisor.watch()


def prepare() -> None:
    """Bring the front end's packages too, and start nothing."""
    assets.ensure()


def start_servers(supervisor: Supervisor) -> Site:
    """PostgreSQL and Valkey, embedded unless the environment names others."""
    secrets = load_secrets(VAR / "secrets.env")
    database, owner = given_database(secrets) or embedded_database(supervisor, VAR, secrets)
    redis_url = given_redis() or embedded_cache(supervisor, VAR, secrets)
    return Site(
        database=database,
        owner=owner,
        redis_url=redis_url,
        port=free_port(int(os.environ.get("PORT", WEB_PORT))),
        secret_key=os.environ.get("SECRET_KEY") or secrets["SECRET_KEY"],
        var=VAR,
    )


def migrate(site: Site) -> None:
    manage(
        "compile_translations",
        "migrate --no-input",
        environment=site.owner_environment,
        name="migrate",
        failed="The database could not be brought up to date",
    )


def collect_static_files(site: Site) -> None:
    if not static_files.are_current():
        with step("Static files"):
            static_files.collect(site)


def start_parts(supervisor: Supervisor, site: Site) -> str:
    """Web, worker and beat; the demo is loaded while they start. Answers with how to sign in."""
    parts = site.parts()
    with step("Web, worker, beat"):
        for part in parts:
            supervisor.begin(part)
        for part in parts:
            supervisor.wait_for(part)
    with step("Demo"):
        return manage(
            "demo",
            "demo_accounts",
            environment=site.environment,
            name="demo",
            failed="The demo could not be loaded",
        )


def welcome(site: Site, sign_ins: str) -> None:
    say(f"\n  {bold(site.url)}\n")
    say(sign_ins.rstrip())
    say(faint(f"\n  Logs are in {VAR / 'log'}. Ctrl-C stops everything; the data stays."))


def address_of_other() -> str:
    try:
        return read_lines(RUNTIME)["SITE_URL"]
    except (OSError, KeyError):
        return "an address it is about to print"
