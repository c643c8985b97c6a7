"""Whether a part of production works: `python -m launch.healthy web|worker|beat`, for health checks."""

import os
import socket
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

STALE = 600


def web(port: str = "8000") -> bool:
    """The web answers that it is ready, asked by the name it knows itself by."""
    connection = HTTPConnection("127.0.0.1", int(port), timeout=8)
    try:
        connection.request("GET", "/readyz", headers={"Host": urlsplit(os.environ["SITE_URL"]).netloc})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False


def worker(name: str = "") -> bool:
    """The worker of this machine answers a ping; this process becomes Celery's own question."""
    destination = f"celery@{name or socket.gethostname()}"
    question = [
        "-m",
        "celery",
        "-A",
        "config",
        "inspect",
        "ping",
        "--destination",
        destination,
        "--timeout",
        "8",
    ]
    os.execv(sys.executable, [sys.executable, *question])  # noqa: S606


def beat(schedule: str) -> bool:
    """The beat has written its schedule down lately."""
    written = [path.stat().st_mtime for path in Path(schedule).parent.glob(f"{Path(schedule).name}*")]
    return bool(written) and time.time() - max(written) < STALE


QUESTIONS: dict[str, Callable[..., bool]] = {"web": web, "worker": worker, "beat": beat}

if __name__ == "__main__":
    sys.exit(not QUESTIONS[sys.argv[1]](*sys.argv[2:]))
