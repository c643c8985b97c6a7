"""Addresses of databases: `postgres://user:password@host:port/name?options`."""

from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit

from launch.trouble import Trouble


@dataclass(frozen=True)
class Dsn:
    """Where a database is, and as whom to open it."""

    user: str
    password: str
    host: str
    port: int
    name: str
    options: str = ""

    @classmethod
    def parse(cls, url: str) -> "Dsn":
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
            raise Trouble(
                "DATABASE_URL is not understood: write it as postgres://user:password@host:5432/name."
            )
        return cls(
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=parts.hostname or "",
            port=parts.port or 5432,
            name=unquote(parts.path.strip("/")),
            options=parts.query,
        )

    def __str__(self) -> str:
        secret = quote(self.user, safe="") + (f":{quote(self.password, safe='')}" if self.password else "")
        options = f"?{self.options}" if self.options else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"postgres://{secret}@{host}:{self.port}/{quote(self.name, safe='')}{options}"

    def named(self, name: str) -> "Dsn":
        return replace(self, name=name)

    def signed_in(self, user: str, password: str) -> "Dsn":
        return replace(self, user=user, password=password)

    def without_password(self) -> "Dsn":
        """For a command line, which everybody on the machine can read."""
        return replace(self, password="")
