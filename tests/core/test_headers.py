"""What every answer carries, whoever gives it: pages, errors, files, answers given early."""

import json
import os
import socket
import subprocess
import sys
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client as Browser
from django.urls import path

from config import urls
from launch.paths import ROOT
from tests.conftest import sign_in

SAME = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OWN_PAGE = {"script-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"}
KEPT = ("no-store", "no-cache", "immutable")


def missing(headers: Any) -> set[str]:
    """The names of what an answer ought to carry and does not."""
    policy = {part.strip() for part in headers.get("Content-Security-Policy", "").split(";")}
    is_strict = "default-src 'none'" in policy and (policy >= OWN_PAGE or "sandbox" in policy)
    lacking = {name for name, value in SAME.items() if headers.get(name) != value}
    if not is_strict or any("unsafe" in part or "*" in part for part in policy):
        lacking.add("Content-Security-Policy")
    if not headers.get("Permissions-Policy", "").startswith("accelerometer=()"):
        lacking.add("Permissions-Policy")
    if not any(word in headers.get("Cache-Control", "") for word in KEPT):
        lacking.add("Cache-Control")
    return lacking


def raising(trouble: Exception) -> Any:
    def view(request: Any) -> Any:
        raise trouble

    return view


class Broken:
    """Addresses behind which something goes wrong."""

    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500
    urlpatterns = [
        path("400/", raising(SuspiciousOperation("bent"))),
        path("403/", raising(PermissionDenied())),
        path("404/", raising(Http404())),
        path("500/", raising(RuntimeError("broken"))),
        path("api/500/", raising(RuntimeError("broken"))),
        *urls.urlpatterns,
    ]


@pytest.mark.parametrize("address", ["/400/", "/403/", "/404/", "/500/", "/api/500/"])
def test_errors_carry_it(db, settings, address):
    settings.ROOT_URLCONF = Broken

    answer = Browser(raise_request_exception=False).get(address)

    assert (answer.status_code, missing(answer.headers)) == (int(address[-4:-1]), set())


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/accounts/login/", 302),
        ("get", "/accounts/preferences/", 200),
        ("post", "/acme/clients/", 405),
        ("get", "/acme/clients/", 200),
        ("get", "/acme/settings/", 403),
        ("get", "/nowhere/", 404),
        ("get", "/acme/clients", 301),
        ("post", "/acme/clients/add/", 422),
        ("get", "/acme/api/v1/clients/", 200),
        ("get", "/acme/api/v1/nowhere/", 404),
        ("post", "/acme/api/v1/clients/", 400),
        ("get", "/livez", 200),
        ("get", "/readyz", 200),
        ("get", "/metrics", 404),
    ],
)
def test_answers_carry_it(acme, manager, method, address, status):
    answer = getattr(sign_in(manager), method)(address)

    assert (answer.status_code, missing(answer.headers)) == (status, set())


@pytest.mark.parametrize(
    ("address", "host", "status"), [("/?q=%00", "testserver", 400), ("/", "evil.example", 400)]
)
def test_answers_given_early_carry_it(acme, address, host, status):
    answer = Browser().get(address, headers={"host": host})

    assert (answer.status_code, missing(answer.headers)) == (status, set())


def test_a_forged_form_is_refused_with_it(acme, manager):
    browser = Browser(enforce_csrf_checks=True)

    answer = browser.post("/accounts/theme/", {"theme": "dark"})

    assert (answer.status_code, missing(answer.headers)) == (403, set())


@pytest.mark.parametrize(("name", "status"), [("own.css", 200), ("nowhere.css", 404)])
def test_static_files_carry_it(db, settings, tmp_path: Path, name, status):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "own.css").write_text("body { margin: 0 }")
    settings.WHITENOISE_MAX_AGE, settings.WHITENOISE_IMMUTABLE_FILE_TEST = 3600, "own.css"

    answer = Browser().get(f"/static/{name}")

    assert (answer.status_code, missing(answer.headers)) == (status, set())


TELL = """
import json
from django.conf import settings
from django.test import Client, override_settings
plain_files = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing is collected here
override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain_files}).enable()
answer = Client().get("/accounts/login/", secure=True, headers={"host": "accord.example"})
told = {name: str(morsel) for name, morsel in answer.cookies.items()}
session = {name: getattr(settings, f"SESSION_COOKIE_{name}") for name in ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "PATH", "DOMAIN")}
plain = Client().get("/accounts/login/", headers={"host": "accord.example"})
print("TOLD" + json.dumps({"cookies": told, "session": session, "hsts": answer.headers["Strict-Transport-Security"], "plain": plain.headers["Location"]}))
"""


def test_in_production_cookies_are_the_hosts_own_and_plain_http_is_left(db):
    production = {
        "SITE_URL": "https://accord.example", "ALLOWED_HOSTS": "accord.example", "EMAIL_URL": "smtp://mail.example:25",
        "DEFAULT_FROM_EMAIL": "accord@accord.example", "SECRET_KEY": "s" * 60, "LOG_LEVEL": "ERROR",
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name != "ACCORD_LOCAL"}
    command = [sys.executable, "manage.py", "shell", "--no-imports"]
    said = subprocess.run(
        command, input=TELL, cwd=ROOT, env={**kept, **production}, capture_output=True, text=True, check=True
    ).stdout
    told = json.loads(said.partition("TOLD")[2])

    ((name, cookie),) = told["cookies"].items()
    assert name == "__Host-accord_csrf"
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert told["session"] == {
        "NAME": "__Host-accord_session", "SECURE": True, "HTTPONLY": True, "SAMESITE": "Lax", "PATH": "/", "DOMAIN": None,
    }  # fmt: skip
    assert told["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert told["plain"] == "https://accord.example/accounts/login/"


UNREADABLE = {
    "no request": b"\x16\x03\x01\r\n\r\n",
    "no such version": b"GET / HTTP/9.9\r\n\r\n",
    "a line without end": b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: localhost\r\n: <script>\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
}


@pytest.mark.parametrize("sent", UNREADABLE.values(), ids=UNREADABLE)
def test_what_the_server_itself_refuses(running_site, sent):
    place = urlsplit(running_site.url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as line:
        line.sendall(sent)
        answer = HTTPResponse(line)
        answer.begin()
        body = answer.read()

    assert 400 <= answer.status < 500
    assert missing(answer.headers) == set()
    assert b"<script" not in body
