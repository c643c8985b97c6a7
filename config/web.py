"""The web's worker: gunicorn's threads, leaving politely."""

from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from core.headers import PERMISSIONS_POLICY

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What the server's own errors carry: a request that can't be read never comes to the application."""


class PoliteWorker(ThreadWorker):
    """Told to stop, it takes in who stands at the door and closes it, before it finishes with those inside.

    Gunicorn's own keeps the door open until the last has left: who comes meanwhile waits, is never served and cut off,
    when it might have been refused at once and gone to another web.
    """

    sockets: list[Any]

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        super().handle_error(req, StrictClient(client), addr, exc)

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        if not self.alive:
            self.close_the_door()

    def close_the_door(self) -> None:
        for listener in self.sockets:
            listener.setblocking(False)
            self.take_in(listener)
            listener.close()
        self.sockets = []

    def take_in(self, listener: object) -> None:
        """Accept whoever the kernel has connected already."""
        inside = -1
        while inside != self.nr_conns:
            inside = self.nr_conns
            self.accept(listener)


class StrictClient:
    """A client's socket; what is sent to it begins with a line, after which our headers come."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def sendall(self, answer: bytes) -> None:
        status, line_end, rest = answer.partition(b"\r\n")
        ours = "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
        self.client.sendall(status + line_end + ours.encode() + rest)
