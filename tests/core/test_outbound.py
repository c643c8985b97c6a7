"""Calls to addresses somebody typed: none leads inside, none takes long or much, whatever the other side does."""

import socket
import ssl
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.exceptions import ValidationError

from core import outbound
from core.networks import is_public
from core.outbound import Unreachable, call, call_for_json, check_address
from tests.core.inside import IPV4, IPV6, PUBLIC, URLS
from tests.core.servers_that_lie import lying


@pytest.fixture
def production(settings):
    settings.LOCAL = False


@pytest.fixture(scope="module")
def server():
    with lying() as one:
        yield one


@pytest.fixture
def hasty(monkeypatch):
    """Nobody waits for ten seconds in a test."""
    monkeypatch.setattr(outbound, "SECONDS", 0.5)
    monkeypatch.setattr(outbound, "ALTOGETHER", 1)


def is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def resolving(monkeypatch: Any, *answers: list[str]) -> list[str]:
    """A resolver that gives these answers one after the other, then the last again; the names it was asked for."""
    asked: list[str] = []

    def resolve(host: str, port: int, *_args: Any, **_more: Any) -> list[Any]:
        if is_number(host):
            known = [host]
        else:
            asked.append(host)
            known = answers[min(len(asked), len(answers)) - 1]
        families = [socket.AF_INET6 if ":" in address else socket.AF_INET for address in known]
        return [
            (family, socket.SOCK_STREAM, 6, "", (ip, port))
            for family, ip in zip(families, known, strict=True)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


@pytest.mark.parametrize("address", [*IPV4, *IPV6])
def test_addresses_of_somebodys_own_network_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_others_are(address):
    assert is_public(address)


def test_the_corpus_is_large():
    assert len(set(URLS)) > 150


@pytest.mark.parametrize("url", URLS)
def test_in_production_such_addresses_are_refused_and_not_called(production, monkeypatch, url):
    monkeypatch.setattr(socket.socket, "connect", lambda *_args: pytest.fail("It was called."))

    with pytest.raises(ValidationError) as refusal:
        check_address(url)
    with pytest.raises(Unreachable):
        call("GET", url)

    assert refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize(
    "url",
    [
        "https://9.9.9.9/hook",
        "https://9.9.9.9:443/",
        "https://9.9.9.9:8443/?a=b%20c",
        "https://[2620:fe::fe]/",
    ],
)
def test_a_public_one_is_taken(production, url):
    check_address(url)


@pytest.mark.parametrize("address", [*IPV4, *(address for address in IPV6 if "%" not in address)])
def test_a_name_that_leads_inside_is_refused(production, monkeypatch, address):
    """Also if it leads to a public address beside it."""
    resolving(monkeypatch, ["9.9.9.9", address])

    with pytest.raises(ValidationError, match="no public server"):
        check_address("https://bent.test/")


@pytest.mark.parametrize("inside", ["127.0.0.1", "::ffff:127.0.0.1", "::1"])
def test_a_name_that_changes_between_the_look_and_the_call_is_not_followed(
    production, server, monkeypatch, inside
):
    """DNS rebinding: public when it is looked at, our own machine when it is called."""
    asked, known = resolving(monkeypatch, ["9.9.9.9"], [inside]), len(server.asked)

    with pytest.raises(Unreachable, match="private address"):
        call("GET", f"https://rebind.test:{server.server_address[1]}/json")

    assert asked == ["rebind.test"] * 2
    assert len(server.asked) == known


def test_a_server_inside_is_not_called(production, server):
    known = len(server.asked)

    with pytest.raises(Unreachable):
        call("GET", f"{server.home}/json".replace("http:", "https:"))

    assert len(server.asked) == known


def test_locally_a_server_on_this_machine_is_called(server):
    assert call_for_json("GET", f"{server.home}/json") == {"a": 1}


@pytest.mark.parametrize("path", ["/away", "/around", "/inside", "/metadata", "/file"])
def test_redirects_are_not_followed(server, path):
    known = len(server.asked)

    assert call("GET", server.home + path).status_code == 302
    with pytest.raises(Unreachable, match="answered 302"):
        call_for_json("GET", server.home + path)

    assert server.asked[known:] == [f"GET {path} HTTP/1.1"] * 2


@pytest.mark.parametrize(
    "path",
    [
        "/large", "/bomb", "/nested-bomb", "/unending", "/chunks", "/headers", "/line", "/continue", "/dripping", "/dripping-open", "/dripping-chunks", "/dripping-headers",
        "/dripping-status", "/silent", "/short", "/no-http", "/nothing", "/deep", "/deeper", "/number", "/list", "/bytes", "/wrong",
    ],
)  # fmt: skip
def test_what_hurts_is_unreachable_soon_and_takes_little(server, hasty, path):
    began, working = time.monotonic(), time.process_time()
    tracemalloc.start()

    with pytest.raises(Unreachable):
        call_for_json("GET", server.home + path)

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert server.asked[-1] == f"GET {path} HTTP/1.1"
    assert time.monotonic() - began < 5
    assert time.process_time() - working < 5
    assert most < 40 * 1024 * 1024


def certificate(folder: Any) -> Any:
    """A file with a key for 127.0.0.1 and a certificate that vouches for itself."""
    key, name, now = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")]),
        datetime.now(UTC),
    )
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1)
    )
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = made.add_extension(names, False).sign(key, hashes.SHA256())
    own = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "both.pem").write_bytes(own + signed.public_bytes(serialization.Encoding.PEM))
    return folder / "both.pem"


@pytest.fixture
def sealed(server, tmp_path):
    """The same server behind encryption; its address and who vouches for it."""
    both = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    with lying() as one:
        one.socket = context.wrap_socket(one.socket, server_side=True)
        yield one.home.replace("http:", "https:"), str(both)


def test_encryption_changes_nothing(sealed, hasty):
    home, trusted = sealed
    began = time.monotonic()

    assert call_for_json("GET", f"{home}/json", verify=trusted) == {"a": 1}
    with pytest.raises(Unreachable):
        call_for_json("GET", f"{home}/dripping-open", verify=trusted)
    with pytest.raises(Unreachable, match="certificate"):
        call("GET", f"{home}/json")

    assert time.monotonic() - began < 4


def test_many_addresses_that_do_not_answer_are_not_all_tried(hasty, monkeypatch):
    resolving(monkeypatch, ["192.0.2.1"] * 100)
    began = time.monotonic()

    with pytest.raises(Unreachable):
        call("GET", "http://slow.test/")

    assert time.monotonic() - began < 4
