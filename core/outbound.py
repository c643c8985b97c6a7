"""Calls to addresses somebody typed: https to the public internet only, no redirects, small answers, short waits."""

import ipaddress
import json
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

SECONDS = 5
ALTOGETHER = 10
LARGEST = 1024 * 1024
NAT64 = [ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48")]


class Unreachable(Exception):
    """The other side is down, not allowed, too slow, or does not answer what was asked; `str` is for the log.

    `status` is what it answered instead, 0 if nothing.
    """

    def __init__(self, text: str, status: int = 0):
        super().__init__(text)
        self.status = status


def check_address(url: str) -> None:
    """Refuse an address we would not call: raises ValidationError with a sentence."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (settings.LOCAL and parts.scheme == "http"):
        raise ValidationError(_("The address must begin with https://."))
    if not parts.hostname or parts.username or parts.fragment:
        raise ValidationError(_("This is not the address of a server."))
    try:
        list(public_addresses(parts.hostname, parts.port or 443))
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


def is_public(address: str) -> bool:
    known = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None) or known
    translated = any(known in network for network in NAT64)
    return bool(known.is_global and inner.is_global and not inner.is_multicast and not translated)


def call(method: str, url: str, **options: Any) -> requests.Response:
    """Ask the other side; raises Unreachable. The name is resolved once, and what was looked at is what is called."""
    try:
        check_address(url)
        with _session() as session:
            answer = session.request(
                method, url, timeout=SECONDS, allow_redirects=False, stream=True, **options
            )
            answer._content = _read(answer)
    except ValidationError as refusal:
        raise Unreachable(f"{url}: {' '.join(refusal.messages)}") from refusal
    except (requests.RequestException, OSError) as trouble:
        raise Unreachable(f"{url}: {trouble}") from trouble
    return answer


def call_for_json(method: str, url: str, **options: Any) -> dict[str, Any]:
    """The same, for an answer that must be a JSON object and a success."""
    answer = call(method, url, **options)
    if answer.status_code != requests.codes.ok:
        raise Unreachable(f"{url} answered {answer.status_code}: {answer.text[:300]}", answer.status_code)
    try:
        found = json.loads(answer.content)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Unreachable(f"{url} did not answer with a JSON object.")
    return found


def _read(answer: requests.Response) -> bytes:
    body, patience = b"", time.monotonic() + ALTOGETHER
    for piece in answer.iter_content(64 * 1024):
        body += piece
        if len(body) > LARGEST or time.monotonic() > patience:
            raise Unreachable(f"{answer.url} answers too much or too slowly.")
    return body


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # no proxy and no .netrc between the check and the call
    session.mount("http://", _PublicAdapter())
    session.mount("https://", _PublicAdapter())
    return session


def _connect(connection: HTTPConnection) -> socket.socket:
    """A connection to one of the addresses that were looked at, so that a name cannot change in between."""
    trouble: OSError | None = None
    for address in list(public_addresses(connection.host, connection.port or 443)):
        try:
            return socket.create_connection((address, connection.port), timeout=SECONDS)
        except OSError as failed:
            trouble = failed
    raise trouble or OSError(f"{connection.host} leads nowhere.")


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
