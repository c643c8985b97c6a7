"""A mail server with moods: it takes its time, refuses, hangs up, and remembers all it was given."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from random import Random
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock, Thread

STORING, REPLYING = 0.015, 0.005
EARLY = {"451 come back": 0.03, "554 go away": 0.02, "hang up": 0.02}
BEFORE = {"452 full": 0.03, "hang up": 0.02}
AFTER = {"451 lost my thread": 0.02, "hang up": 0.03}
TROUBLES = 2
"""So often at most is one recipient refused: five tries are enough, even if some of them are killed."""


@dataclass(frozen=True)
class Arrival:
    """A message that was stored, when (seconds since the epoch), and what the sender was told of it."""

    message_id: str
    envelope: str
    to: str
    to_name: str
    firm: str
    subject: str
    text: str
    began: float
    stored: float
    told: str


class HangUp(Exception):
    """No answer, and the connection is closed."""


class Conversation(StreamRequestHandler):
    """One connection."""

    server: "Relay"
    sender, envelope = 0, ""

    def handle(self) -> None:
        self.began = time.time()
        try:
            self.say("220 fire")
            while line := self.rfile.readline():
                self.hear(line)
        except (HangUp, OSError):
            return

    def hear(self, line: bytes) -> None:
        verb = line.split(b" ")[0].strip().upper()
        if verb in (b"EHLO", b"HELO"):
            self.sender = int(line.split(b"-")[1].split(b".")[0])
            self.server.strike("greeting", self.sender)
            self.say("250 hello")
        elif line.upper().startswith(b"RCPT TO"):
            self.envelope = line.decode().partition("<")[2].rpartition(">")[0]
            self.say(self.server.mood(EARLY, self.envelope) or "250 ok")
        elif verb == b"DATA":
            self.say("354 go on")
            self.take(b"".join(iter(self.rfile.readline, b".\r\n")))
        else:
            self.say("221 bye" if verb == b"QUIT" else "250 ok")

    def take(self, content: bytes) -> None:
        time.sleep(STORING)
        self.server.strike("storing", self.sender)
        if trouble := self.server.mood(BEFORE, self.envelope):
            return self.say(trouble)
        told = self.server.mood(AFTER, self.envelope) or "250 kept"
        self.server.keep(read(content, self.envelope, self.began, told))
        self.server.strike("replying", self.sender)
        time.sleep(REPLYING)
        return self.say(told)

    def say(self, words: str) -> None:
        if words == "hang up":
            raise HangUp
        self.wfile.write(words.encode() + b"\r\n")


class Relay(ThreadingTCPServer):
    """Keeps arrivals; `ambushes` names points of a conversation at which the sender is to be killed."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.arrivals: list[Arrival] = []
        self.refusals: Counter[str] = Counter()
        self.troubled: Counter[str] = Counter()
        self.ambushes: list[str] = []
        self.struck = 0
        self.chance, self.lock = Random(seed), Lock()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def keep(self, arrival: Arrival) -> None:
        with self.lock:
            self.arrivals.append(arrival)

    def mood(self, moods: dict[str, float], recipient: str) -> str:
        """The trouble there is to be, or nothing."""
        with self.lock:
            dice = self.chance.random()
            for trouble, share in moods.items():
                dice -= share
                if dice < 0 and self.troubled[recipient] < TROUBLES:
                    self.troubled[recipient] += 1
                    self.refusals["hung up" if trouble == "hang up" else trouble[:3]] += 1
                    return trouble
        return ""

    def strike(self, point: str, sender: int) -> None:
        """Kill the sender if it was to be killed here."""
        with self.lock:
            if point not in self.ambushes:
                return
            self.ambushes.remove(point)
            self.struck += 1
        os.kill(sender, signal.SIGKILL)


def read(content: bytes, envelope: str, began: float, told: str) -> Arrival:
    message: EmailMessage = message_from_bytes(content, policy=policy.default)
    to, text = message["To"].addresses[0], message.get_body(("plain",))
    return Arrival(
        message_id=message["Message-ID"],
        envelope=envelope,
        to=to.addr_spec,
        to_name=to.display_name,
        firm=message["From"].addresses[0].display_name,
        subject=message["Subject"],
        text=text.get_content() if text else "",
        began=began,
        stored=time.time(),
        told=told,
    )


@contextmanager
def relay(seed: int) -> Iterator[Relay]:
    with Relay(seed) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
