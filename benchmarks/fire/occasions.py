"""What somebody ought to hear: the occasions, when they came about, and when they were over."""

import re
from dataclasses import dataclass, field
from threading import Lock

from benchmarks.fire.relay import Arrival

TOKEN = re.compile(r"\b(project|due|done|later)-(\d+)-(\d+)\b")
FIRM = re.compile(r"Firm (\d+)")
KINDS = {"project": "shared", "due": "reminder", "later": "early", "done": "survey"}
Key = tuple[int, str, int, str]


@dataclass
class Occasion:
    """One person's reason for one mail; instants are seconds since the epoch, by the harness's true clock."""

    firm: int
    kind: str
    number: int
    email: str
    name: str = ""
    born: float | None = None
    over: float | None = None
    in_flight_until: float = 0
    never: bool = False
    arrivals: list[Arrival] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.firm, self.kind, self.number, self.email

    @property
    def is_expected(self) -> bool:
        return self.born is not None and self.over is None and not self.never

    @property
    def is_lost(self) -> bool:
        return self.is_expected and not self.arrivals


@dataclass
class Book:
    """All occasions, by key."""

    known: dict[Key, Occasion] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def add(self, occasion: Occasion) -> Occasion:
        with self.lock:
            return self.known.setdefault(occasion.key, occasion)

    def all(self) -> list[Occasion]:
        with self.lock:
            return list(self.known.values())


def key_of(arrival: Arrival) -> Key | None:
    """The occasion a message speaks of, by its subject."""
    if found := TOKEN.search(arrival.subject):
        kind, firm, number = found.groups()
        return int(firm), KINDS[kind], int(number), arrival.envelope
    if invited := FIRM.search(arrival.subject):
        return int(invited[1]), "invitation", 0, arrival.envelope
    return None


def firms_in(arrival: Arrival) -> set[int]:
    """Every organization that is spoken of anywhere in the message."""
    words = f"{arrival.firm}\n{arrival.subject}\n{arrival.text}"
    return {int(firm) for _, firm, _ in TOKEN.findall(words)} | {int(one) for one in FIRM.findall(words)}
