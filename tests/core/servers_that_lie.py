"""A server on loopback that answers whatever would hurt who believes it."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

OK = b"HTTP/1.1 200 OK\r\n"
LARGE = 2 * 1024 * 1024


def redirect(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 2\r\n\r\n{{}}".encode()


def whole(body: bytes, *headers: bytes) -> bytes:
    length = b"Content-Length: %d" % len(body)
    return OK + b"\r\n".join([length, *headers]) + b"\r\n\r\n" + body


def endless(first: bytes, more: bytes, wait: float = 0) -> Iterator[bytes]:
    yield first
    while True:
        time.sleep(wait)
        yield more


def squeezed(size: int) -> bytes:
    return whole(gzip.compress(b"0" * size), b"Content-Encoding: gzip")


def answers(home: str) -> dict[str, Any]:
    """By path; bytes, or pieces of them that need not end."""
    return {
        "/json": whole(b'{"a": 1}'),
        "/away": redirect("/json"),
        "/around": redirect("/around"),
        "/inside": redirect(f"{home}/json"),
        "/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
        "/file": redirect("file:///etc/passwd"),
        "/large": whole(b"x" * LARGE),
        "/bomb": squeezed(100 * 1024 * 1024),
        "/nested-bomb": whole(gzip.compress(squeezed(LARGE)), b"Content-Encoding: gzip, gzip"),
        "/unending": lambda: endless(OK + b"\r\n", b"x" * 65536),
        "/chunks": lambda: endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
        "/headers": lambda: endless(OK, b"X: " + b"x" * 60_000 + b"\r\n"),
        "/line": lambda: endless(b"HTTP/1.1 200 ", b"x" * 65536),
        "/continue": lambda: endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "/dripping": lambda: endless(OK + b"Content-Length: 1000000\r\n\r\n", b"x", 0.05),
        "/dripping-open": lambda: endless(OK + b"\r\n", b" ", 0.05),
        "/dripping-chunks": lambda: endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05),
        "/dripping-headers": lambda: endless(OK + b"X: ", b"x", 0.05),
        "/dripping-status": lambda: endless(b"HTTP/1.1 ", b"2", 0.05),
        "/silent": lambda: endless(b"", b"", 0.05),
        "/short": OK + b"Content-Length: 100\r\n\r\n{}",
        "/no-http": b"SSH-2.0-OpenSSH_9.6\r\n",
        "/nothing": b"",
        "/deep": whole(b"[" * 500_000),
        "/deeper": whole(b'{"a":' * 150_000),
        "/number": whole(b'{"a": ' + b"9" * 500_000 + b"}"),
        "/list": whole(b"[]"),
        "/bytes": whole(b"\xff\xfe\x00{"),
        "/wrong": b"HTTP/1.1 500 No\r\nContent-Length: 1000000\r\n\r\n" + "ÿ×".encode("latin-1") * 500_000,
    }  # fmt: skip


class Handler(BaseRequestHandler):
    server: Any

    def handle(self) -> None:
        with suppress(OSError):
            asked = self.request.recv(65536).decode("latin-1").split("\r\n")[0]
            self.server.asked.append(asked)
            answer = self.server.answers[asked.split(" ", 1)[1].rpartition(" ")[0]]
            for piece in answer() if callable(answer) else [answer]:
                self.request.sendall(piece)
                if self.server.over.is_set():
                    break


@contextmanager
def lying() -> Iterator[Any]:
    """The server; `home` is its address, `asked` the first lines of the requests it was sent."""
    with ThreadingTCPServer(("127.0.0.1", 0), Handler, bind_and_activate=True) as server:
        server.daemon_threads, one = True, server.server_address[1]
        bent: Any = server
        bent.home, bent.asked, bent.over = f"http://127.0.0.1:{one}", [], threading.Event()
        bent.answers = answers(bent.home)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield bent
        bent.over.set()
        server.shutdown()
