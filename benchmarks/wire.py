"""Asking over the wire, with connections that are kept."""

import http.client
import json
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

WARM_UP, ROUNDS, SECONDS = 10, 100, 8.0


@dataclass(frozen=True)
class Question:
    """What is asked, by whom, and the status that is expected."""

    path: str
    headers: dict[str, str]
    sent: dict[str, Any] | None = None
    status: int = 200


class Line:
    """A connection that is kept between questions."""

    def __init__(self, url: str):
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)

    def ask(self, question: Question) -> bytes:
        """The whole body; RuntimeError for another status than is expected."""
        body = json.dumps(question.sent) if question.sent else None
        known = {"Content-Type": "application/json"} if body else {}
        method = "POST" if body else "GET"
        self.connection.request(method, question.path, body, {**known, **question.headers})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != question.status:
            raise RuntimeError(f"{question.path} answers {answer.status}: {content[:300]!r}")
        return content


def latency(url: str, question: Question, rounds: int = ROUNDS) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, one after the other."""
    line, times = Line(url), []
    for _ in range(WARM_UP):
        line.ask(question)
    for _ in range(rounds):
        begin = time.perf_counter()
        line.ask(question)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def throughput(url: str, questions: list[Question], seconds: float = SECONDS) -> float:
    """Answers per second when as many connections as there are questions ask at once, each one question after the other.

    The server may serve one connection far oftener than another; asked in turn, nobody is held back for asking too much.
    """
    until = time.monotonic() + seconds

    def go_on_asking(first: int, line: Line) -> int:
        answered = 0
        while time.monotonic() < until:
            line.ask(questions[(first + answered) % len(questions)])
            answered += 1
        return answered

    return sum(on_lines(url, len(questions), go_on_asking)) / seconds


def on_lines(url: str, many: int, go: Callable[[int, Line], int]) -> list[int]:
    """What each of so many connections, numbered from 0, came to at the same time; what went wrong on any of them is raised."""
    with ThreadPoolExecutor(many) as crew:
        return list(crew.map(lambda number: go(number, Line(url)), range(many)))
