"""Errors are reported where SENTRY_DSN says, without what only a person may know; without it nothing is."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import brotli
import pytest

from launch.paths import ROOT

FAIL = """
import sentry_sdk
from io import BytesIO
from wsgiref.util import setup_testing_defaults
from django.urls import path
from config import urls
from config.wsgi import application

def broken(request, token):
    password = "a-password-in-a-variable"
    raise RuntimeError("it broke")

urls.urlpatterns.insert(0, path("acme/join/<str:token>/", broken))
body = b"email=a-person@acme.test"
asked = {
    "REQUEST_METHOD": "POST", "HTTP_HOST": "testserver", "SERVER_NAME": "testserver", "PATH_INFO": "/acme/join/a-token/",
    "QUERY_STRING": "code=a-code", "HTTP_COOKIE": "accord_session=a-cookie", "HTTP_X_CSRFTOKEN": "a-header",
    "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body),
}
setup_testing_defaults(asked)
urls.urlpatterns[0].callback.csrf_exempt = True
list(application(asked, lambda status, headers: print(status)))
sentry_sdk.flush()
"""
UNPACK = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


class Sentry(ThreadingHTTPServer):
    """Takes envelopes as Sentry's server does, and keeps them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Take)
        self.envelopes: list[str] = []

    @property
    def dsn(self) -> str:
        return f"http://key@127.0.0.1:{self.server_port}/1"


class Take(BaseHTTPRequestHandler):
    server: Sentry

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        unpack = UNPACK[self.headers.get("Content-Encoding", "")]
        self.server.envelopes.append(unpack(body).decode())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def server() -> Iterator[Sentry]:
    server = Sentry()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def fail(dsn: str) -> str:
    command = [sys.executable, "manage.py", "shell", "--no-imports"]
    environment = {**os.environ, "SENTRY_DSN": dsn, "ALLOWED_HOSTS": "testserver"}
    return subprocess.run(
        command, input=FAIL, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


def event_in(envelopes: list[str]) -> Any:
    """The event among the lines of the envelopes."""
    lines = [json.loads(line) for envelope in envelopes for line in envelope.splitlines() if line]
    return next(line for line in lines if "exception" in line)


def test_an_error_is_reported_without_secrets(server):
    status = fail(server.dsn)

    told = "\n".join(server.envelopes)
    assert status.startswith("500")
    assert "it broke" in told
    assert event_in(server.envelopes)["request"]["url"] == "http://testserver/acme/join/…"
    for secret in ("a-token", "a-code", "a-person", "a-cookie", "a-header", "a-password-in-a-variable"):
        assert secret not in told, secret


def test_without_a_dsn_nothing_is_reported(server):
    assert fail("").startswith("500")
    assert server.envelopes == []
