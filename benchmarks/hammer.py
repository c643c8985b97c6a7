"""Clients that ask and ask, and remember what became of each question."""

import http.client
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

PATIENCE = 40
PAUSE = 0.05


@dataclass(frozen=True)
class Question:
    """What is asked; a `sent` body makes it a POST."""

    path: str
    headers: dict[str, str]
    sent: dict[str, str] | None = None
    status: int = 200


@dataclass
class Hammer:
    """So many clients, half of whom keep their connections; `ask` numbers the questions."""

    url: str
    ask: Callable[[int], Question]
    clients: int = 12
    outcomes: Counter[str] = field(default_factory=Counter)
    granted: list[int] = field(default_factory=list)
    refused_since: float = 0
    over: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)
    numbers: "count[int]" = field(default_factory=count)
    threads: list[Thread] = field(default_factory=list)

    def __enter__(self) -> "Hammer":
        for client in range(self.clients):
            thread = Thread(target=self.go_on, args=[client % 2 == 0], daemon=True)
            thread.start()
            self.threads.append(thread)
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join(PATIENCE)

    def go_on(self, keeps: bool) -> None:
        connection = self.line()
        while not self.over.is_set():
            if not self.one(connection) or not keeps:
                connection.close()
                connection = self.line()
        connection.close()

    def line(self) -> http.client.HTTPConnection:
        line = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)
        line.auto_open = 0
        return line

    def one(self, connection: http.client.HTTPConnection) -> bool:
        """Ask once; answers whether the connection can be asked again."""
        number = next(self.numbers)
        try:
            if connection.sock is None:
                connection.connect()
        except OSError:
            self.note("refused at the door")
            time.sleep(PAUSE)
            return False
        return self.talk(connection, number)

    def talk(self, connection: http.client.HTTPConnection, number: int) -> bool:
        question = self.ask(number)
        body = json.dumps(question.sent) if question.sent else None
        known = {"Content-Type": "application/json"} if body else {}
        try:
            connection.request("POST" if body else "GET", question.path, body, {**known, **question.headers})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as trouble:
            self.note(f"cut off ({type(trouble).__name__})")
            return False
        if answer.status == question.status:
            self.note("answered", number if body else None)
        else:
            self.note(f"answered {answer.status}")
        return connection.sock is not None

    def note(self, outcome: str, granted: int | None = None) -> None:
        with self.lock:
            self.outcomes[outcome] += 1
            if granted is not None:
                self.granted.append(granted)
            if outcome == "refused at the door" and not self.refused_since:
                self.refused_since = time.monotonic()

    @property
    def answered(self) -> int:
        return self.outcomes["answered"]

    @property
    def dropped(self) -> int:
        """Questions that got in and no proper answer."""
        return sum(self.outcomes.values()) - self.answered - self.outcomes["refused at the door"]
