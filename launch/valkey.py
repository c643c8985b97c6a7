"""An embedded Valkey, which speaks Redis."""

import signal
from dataclasses import dataclass
from pathlib import Path

import redis

from launch.binaries import valkey_binary
from launch.paths import write_private
from launch.ports import HOST

STOP_SIGNAL = signal.SIGTERM


@dataclass(frozen=True)
class Cache:
    """A folder with configuration and data, and how to get in."""

    folder: Path
    port: int
    password: str
    is_throw_away: bool = False

    @property
    def command(self) -> list[str | Path]:
        return [valkey_binary(), self.folder / "valkey.conf"]

    def url(self, number: int = 0) -> str:
        return f"redis://:{self.password}@{HOST}:{self.port}/{number}"

    def is_ready(self) -> bool:
        return answers(self.url())

    def configure(self) -> None:
        """Write the configuration, which holds the password."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        settings = {
            "bind": HOST,
            "port": self.port,
            "requirepass": self.password,
            "dir": f'"{self.folder}"',
            "databases": 64,
            "appendonly": "no" if self.is_throw_away else "yes",
            "save": '""',
            "maxmemory-policy": "noeviction",
        }
        write_private(
            self.folder / "valkey.conf", "".join(f"{key} {value}\n" for key, value in settings.items())
        )


def answers(url: str) -> bool:
    client = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
