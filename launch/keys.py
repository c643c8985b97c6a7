"""Passwords made once for this machine and kept beside the data."""

import secrets
from pathlib import Path

from launch.paths import write_private

NAMES = ("ADMIN_PASSWORD", "OWNER_PASSWORD", "APP_PASSWORD", "REDIS_PASSWORD", "SECRET_KEY")


def load_secrets(path: Path) -> dict[str, str]:
    """Read the secrets, making those that are missing."""
    known = read_lines(path) if path.exists() else {}
    missing = {name: secrets.token_urlsafe(48) for name in NAMES if name not in known}
    if missing:
        write_private(path, lines({**known, **missing}))
    return {**known, **missing}


def new_secrets() -> dict[str, str]:
    return {name: secrets.token_urlsafe(48) for name in NAMES}


def read_lines(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text().splitlines() if "=" in line)


def lines(values: dict[str, str]) -> str:
    return "".join(f"{name}={value}\n" for name, value in values.items())
