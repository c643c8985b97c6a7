"""Browsers in which somebody has signed in before: their guesses are counted apart, so that a stranger's never lock them out."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "accounts.known_devices"
LASTS = 60 * 60 * 24 * 180
MOST = 5
"""Addresses that one browser is known to; the oldest is forgotten."""


def counted_as(request: HttpRequest, login: str) -> str:
    """What guesses for the address are counted under: the address, and the browser too if it is known there."""
    known = known_of(request)
    return f"{login.lower()} {known['device']}" if digest(login) in known["logins"] else login.lower()


def make_known(request: HttpRequest, response: HttpResponse, login: str) -> None:
    """Let the browser prove from now on that somebody signed in here with the address."""
    known = known_of(request)
    others = [one for one in known["logins"] if one != digest(login)]
    value = signing.dumps({**known, "logins": [*others, digest(login)][-MOST:]}, salt=SALT)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME, value, LASTS, httponly=True, samesite="Lax", secure=not settings.LOCAL
    )


def known_of(request: HttpRequest) -> dict[str, Any]:
    """What the browser proves; of one that proves nothing, a new name."""
    try:
        value = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
        return dict(signing.loads(value, salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return {"device": secrets.token_hex(8), "logins": []}


def digest(login: str) -> str:
    return salted_hmac(SALT, login.lower(), algorithm="sha256").hexdigest()[:32]
