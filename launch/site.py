"""A whole Accord on this machine: which servers, which addresses, which parts."""

import os
import signal
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, replace
from pathlib import Path

from launch import commands
from launch.dsn import Dsn
from launch.ports import HOST
from launch.supervisor import Part


@dataclass(frozen=True)
class Site:
    """Addresses and secrets of one running Accord, as the environment of its parts."""

    database: Dsn
    owner: Dsn
    redis_url: str
    port: int
    secret_key: str
    var: Path

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """What config.settings reads."""
        return {
            "ACCORD_LOCAL": "1",
            "ACCORD_VAR": str(self.var),
            "DATABASE_URL": str(self.database),
            "DATABASE_OWNER_URL": str(self.owner),
            "REDIS_URL": self.redis_url,
            "SECRET_KEY": self.secret_key,
            "SITE_URL": self.url,
            "ALLOWED_HOSTS": f"{HOST},localhost",
        }

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONUNBUFFERED": "1",
            **self.settings,
        }

    @property
    def owner_environment(self) -> dict[str, str]:
        """The same, signed in as the role that migrates."""
        return {**self.environment, "DATABASE_URL": str(self.owner)}

    def parts(self) -> list[Part]:
        """Web, worker and beat."""
        web = self.part("web", commands.web(f"{HOST}:{self.port}"), orphan_signal=signal.SIGQUIT)
        return [
            replace(web, is_ready=lambda: is_healthy(f"{self.url}/readyz")),
            self.part("worker", list(commands.WORKER), orphan_signal=signal.SIGKILL),
            self.part("beat", commands.beat(str(self.var / "beat-schedule")), orphan_signal=signal.SIGKILL),
        ]

    def part(self, name: str, command: list[str], *, orphan_signal: int) -> Part:
        # Celery would wait for its broker, which has lost its parent too, before it stops politely.
        program = [sys.executable, "-m", *command]
        return Part(name, program, orphan_signal=orphan_signal, environment=self.environment)


def is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
