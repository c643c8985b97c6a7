"""`make check`: what machines can tell without running the tests."""

import os
import secrets
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from launch import assets
from launch.paths import ROOT
from launch.processes import spawn
from launch.terminal import Failed, say, step
from launch.trouble import Trouble

TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
MANAGE = (sys.executable, "manage.py")
NOWHERE = {
    "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/nowhere",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "not-a-secret-" * 6,
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


@dataclass(frozen=True)
class Check:
    """A question to the code, and the program that answers."""

    title: str
    program: Sequence[str]
    environment: dict[str, str]


def checks() -> list[Check]:
    local, production = outside_environment(), production_environment()
    return [
        Check("Style (ruff)", [tool("ruff"), "check", "."], local),
        Check("Layout (ruff format)", [tool("ruff"), "format", "--check", "."], local),
        Check("Templates (djade)", [tool("djade"), "--check", *TEMPLATES], local),
        Check("Import contracts", [tool("lint-imports"), "--no-logo"], local),
        Check("Migrations are complete", [*MANAGE, "makemigrations", "--check", "--dry-run"], local),
        Check("Ready for production", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], production),
        Check("Compose file and image", [sys.executable, "-m", "launch.containers"], local),
        Check("Types (mypy)", [sys.executable, "-m", "mypy", "."], local),
    ]


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def check() -> None:
    """Ask all at once; tell the answers in order; Trouble when one is no."""
    assets.ensure()
    say("Checks")
    with tempfile.TemporaryDirectory() as folder:
        asked = [(one, *ask(one, Path(folder) / str(number))) for number, one in enumerate(checks())]
        failed = [one.title for one, process, log in asked if not is_passed(one, process, log)]
    if failed:
        raise Trouble(f"{len(failed)} of {len(asked)} checks failed: {', '.join(failed)}.")


def ask(one: Check, log: Path) -> tuple[Popen[bytes], Path]:
    with log.open("wb") as file:
        return spawn(one.program, log=file, environment=one.environment), log


def is_passed(one: Check, process: Popen[bytes], log: Path) -> bool:
    """Wait for the answer, and show what was said when it is no."""
    try:
        with step(one.title):
            if process.wait():
                raise Failed
    except Failed:
        say(log.read_text(errors="replace"))
        return False
    return True


def outside_environment() -> dict[str, str]:
    """An environment in which the settings can be read, and nothing can be reached."""
    return {**os.environ, **NOWHERE, "ACCORD_LOCAL": "1"}


def production_environment() -> dict[str, str]:
    """The same, as strict as production."""
    return {
        **os.environ,
        **NOWHERE,
        "ACCORD_LOCAL": "",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": "https://accord.example",
        "ALLOWED_HOSTS": "accord.example",
        "EMAIL_URL": "smtp+tls://accord:password@mail.accord.example:587",
        "DEFAULT_FROM_EMAIL": "Accord <accord@accord.example>",
    }
