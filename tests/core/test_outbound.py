"""Calls to addresses somebody typed."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ValidationError

from core import outbound
from core.outbound import Unreachable, call, call_for_json, check_address, is_public

PRIVATE = [
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b:1::1", "64:ff9b::7f00:1",
]  # fmt: skip


@pytest.fixture
def production(settings):
    settings.LOCAL = False


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        answers = {
            "/away": (302, b"", {"Location": "/json"}),
            "/json": (200, b'{"a": 1}', {}),
            "/list": (200, b"[]", {}),
            "/large": (200, b"x" * (outbound.LARGEST + 1), {}),
            "/wrong": (500, b"{}", {}),
        }
        status, body, headers = answers[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Says nothing."""


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_somebodys_own_network_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe"])
def test_others_are(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/", "ftp://example.com/", "https://", "https://user@9.9.9.9/", "https://9.9.9.9/#x",
        "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://2130706433/", "https://0x7f.1/",
        "https://169.254.169.254/latest/", "https://nowhere.invalid/", "https://" + "a" * 70 + ".com/",
    ],
)  # fmt: skip
def test_in_production_such_addresses_are_refused(production, url):
    with pytest.raises(ValidationError):
        check_address(url)


def test_a_public_one_is_taken(production):
    check_address("https://9.9.9.9/hook")


def test_a_server_inside_is_not_called(production, server):
    with pytest.raises(Unreachable):
        call("GET", f"{server}/json".replace("http:", "https:"))


def test_a_name_that_changes_between_the_look_and_the_call_is_not_followed(production, server, monkeypatch):
    """DNS rebinding: public when it is looked at, our own machine when it is called."""
    answers = iter(["9.9.9.9", "127.0.0.1"])
    asked = []

    def resolve(host, port, *_args, **_more):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(Unreachable, match="private address"):
        call("GET", f"https://rebind.test:{server.rpartition(':')[2]}/json")
    assert asked == ["rebind.test"] * 2


def test_locally_a_server_on_this_machine_is_called(server):
    assert call_for_json("GET", f"{server}/json") == {"a": 1}


def test_redirects_are_not_followed(server):
    assert call("GET", f"{server}/away").status_code == 302


@pytest.mark.parametrize("path", ["/away", "/list", "/large", "/wrong"])
def test_what_was_not_asked_for_is_unreachable(server, path):
    with pytest.raises(Unreachable):
        call_for_json("GET", server + path)


def test_nobody_waits_for_long(monkeypatch):
    monkeypatch.setattr(outbound, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(Unreachable):
            call("GET", f"http://127.0.0.1:{silent.getsockname()[1]}/")

    assert time.monotonic() - began < 2
