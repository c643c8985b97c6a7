"""A mail server on loopback that speaks SMTP and keeps what it is given; it can be told to fall silent."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread


class Conversation(StreamRequestHandler):
    """One connection."""

    server: "Relay"

    def handle(self) -> None:
        self.say("220 relay", at="greeting")
        while line := self.rfile.readline():
            verb = line.split(b":")[0].strip().upper()
            if verb == b"DATA":
                self.say("354 go on")
                self.server.kept.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say(self.server.verdict, at="data")
            elif verb == b"RCPT TO":
                self.server.addresses.append(line.decode().strip().partition("<")[2].rstrip(">"))
                self.say("250 ok")
            else:
                self.say("221 bye" if verb == b"QUIT" else "250 ok")

    def say(self, words: str, *, at: str = "") -> None:
        if at and at == self.server.silent_at:
            self.server.reached.set()
            self.server.over.wait()
        else:
            self.wfile.write(words.encode() + b"\r\n")


class Relay(ThreadingTCPServer):
    """Keeps the messages; answers `verdict` to each; never answers at `silent_at` (greeting or data)."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.kept: list[bytes] = []
        self.addresses: list[str] = []
        self.verdict, self.silent_at = "250 kept", ""
        self.reached, self.over = Event(), Event()

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(one, policy=policy.default) for one in self.kept]

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


@contextmanager
def relay() -> Iterator[Relay]:
    with Relay() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
