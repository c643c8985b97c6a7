"""The web's worker: gunicorn's threads, leaving politely."""

from typing import Any

from gunicorn.workers.gthread import ThreadWorker


class PoliteWorker(ThreadWorker):
    """Told to stop, it takes in who stands at the door and closes it, before it finishes with those inside.

    Gunicorn's own keeps the door open until the last has left: who comes meanwhile waits, is never served and cut off,
    when it might have been refused at once and gone to another web.
    """

    sockets: list[Any]

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
