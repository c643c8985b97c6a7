"""Calls to addresses somebody typed: https to the public internet only, no redirects, small answers, short waits."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

import requests
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from core.networks import is_public
from core.redirects import is_plain

SECONDS = 5
ALTOGETHER = 10
LARGEST = 1024 * 1024
HTTPS, LOWEST_OPEN = 443, 1024
"""Ports: below the second only the first, else mail servers and the like could be talked to."""


class Unreachable(Exception):
    """The other side is down, not allowed, too slow, or does not answer what was asked; `str` is for the log.

    `status` is what it answered instead, 0 if nothing.
    """

    def __init__(self, text: str, status: int = 0):
        super().__init__(text)
        self.status = status


def check_address(url: str) -> None:
    """Refuse an address we would not call: raises ValidationError with a sentence."""
    parts = _parts(url)
    if parts.scheme != "https" and not (settings.LOCAL and parts.scheme == "http"):
        raise ValidationError(_("The address must begin with https://."))
    if not parts.hostname or not _is_clear(url, parts) or not _is_open(parts.port):
        raise ValidationError(_("This is not the address of a server."))
    try:
        list(public_addresses(parts.hostname, parts.port or HTTPS))
    except (OSError, UnicodeError):
        raise ValidationError(
            _("There is no public server at %(host)s."), params={"host": parts.hostname}
        ) from None


def public_addresses(host: str, port: int) -> Iterator[str]:
    """Where the name leads; raises OSError if nowhere, or if any of it is inside somebody's own network."""
    for *_rest, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not (settings.LOCAL or is_public(str(address[0]))):
            raise OSError(f"{host} leads to a private address.")
        yield str(address[0])


def _parts(url: str) -> SplitResult:
    with suppress(ValueError):
        if is_plain(url) and (parts := urlsplit(url)).port != 0:
            return parts
    raise ValidationError(_("This is not the address of a server."))


def _is_clear(url: str, parts: SplitResult) -> bool:
    """Whether all who read the address would find the same server, and nothing but it."""
    return " " not in url and "@" not in parts.netloc and not parts.fragment


def _is_open(port: int | None) -> bool:
    return settings.LOCAL or port in (None, HTTPS) or port >= LOWEST_OPEN


def call(method: str, url: str, **options: Any) -> requests.Response:
    """Ask the other side; raises Unreachable. The name is resolved once, and what was looked at is what is called."""
    try:
        check_address(url)
        with _patiently(url), _session() as session:
            answer = session.request(
                method, url, timeout=SECONDS, allow_redirects=False, stream=True, **options
            )
            answer._content = _read(answer)
    except ValidationError as refusal:
        raise Unreachable(f"{url}: {' '.join(refusal.messages)}") from refusal
    except (requests.RequestException, HTTPError, OSError, UnicodeError) as trouble:
        raise Unreachable(f"{url}: {trouble}") from trouble
    return answer


def call_for_json(method: str, url: str, **options: Any) -> dict[str, Any]:
    """The same, for an answer that must be a JSON object and a success."""
    answer = call(method, url, **options)
    if answer.status_code != requests.codes.ok:
        raise Unreachable(
            f"{url} answered {answer.status_code}: {answer.content[:300]!r}", answer.status_code
        )
    try:
        found = json.loads(answer.content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Unreachable(f"{url} did not answer with a JSON object.")
    return found


class _Patience:
    """How long a call may take: then its connections are cut, even if bytes still drip."""

    def __init__(self) -> None:
        self.held: list[socket.socket] = []
        self.over = Event()

    def hold(self, connected: socket.socket) -> None:
        """Keep a second handle, whatever encryption makes of the first."""
        self.held.append(connected.dup())
        if self.over.is_set():
            self.cut()

    def cut(self) -> None:
        self.over.set()
        for connected in self.held:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


_patience: ContextVar[_Patience] = ContextVar("patience")


@contextmanager
def _patiently(url: str) -> Iterator[None]:
    """Raises Unreachable if what is done inside takes too long."""
    patience = _Patience()
    timer, token = Timer(ALTOGETHER, patience.cut), _patience.set(patience)
    timer.start()
    try:
        yield
        if patience.over.is_set():
            raise Unreachable(f"{url} answers too slowly.")
    finally:
        timer.cancel()
        _patience.reset(token)
        for connected in patience.held:
            connected.close()


def _read(answer: requests.Response) -> bytes:
    body = b""
    for piece in answer.iter_content(64 * 1024):
        body += piece
        if len(body) > LARGEST:
            raise Unreachable(f"{answer.url} answers too much.")
    return body


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # no proxy and no .netrc between the check and the call
    session.mount("http://", _PublicAdapter())
    session.mount("https://", _PublicAdapter())
    return session


def _connect(connection: HTTPConnection) -> socket.socket:
    """A connection to one of the addresses that were looked at, so that a name cannot change in between."""
    trouble, patience = OSError(f"{connection.host} leads nowhere."), _patience.get()
    for address in list(public_addresses(connection.host, connection.port or HTTPS)):
        if patience.over.is_set():
            break
        try:
            connected = socket.create_connection((address, connection.port), timeout=SECONDS)
        except OSError as failed:
            trouble = failed
        else:
            patience.hold(connected)
            return connected
    raise trouble


class _PublicHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PublicHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _PublicHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicHTTPS


class _PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}
