"""How long a sign-in lasts: what the session remembers of its beginning and of when it was used."""

import time
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest

KEY = "signed_in"
SAME_USE = timedelta(minutes=5).total_seconds()
"""Seconds within which a use is not written down again: reading a page writes nothing."""
IDLE, WHOLE = "idle", "whole"


def begin(session: Any) -> None:
    """The session starts with this sign-in; it ends with the browser, unless the form said to remember it."""
    now = time.time()
    session[KEY] = {"began": now, "seen": now}
    if not is_remembered(session):
        session.set_expiry(0)


def is_remembered(session: Any) -> bool:
    """Whether “remember me” was ticked: nobody but allauth sets that expiry."""
    return session.get("_session_expiry") == settings.ACCOUNT_SESSION_COOKIE_AGE


def outlived(session: Any, *, at: float) -> str:
    """Which limit the session has passed: IDLE, WHOLE, or '' for none. `session` may be what was decoded of one."""
    known = session.get(KEY)
    limits = settings.REMEMBERED_SESSION_LIMITS if is_remembered(session) else settings.SESSION_LIMITS
    if known is None:
        return ""
    if at - known["began"] > limits[WHOLE].total_seconds():
        return WHOLE
    return IDLE if at - known["seen"] > limits[IDLE].total_seconds() else ""


def note_use(request: HttpRequest) -> None:
    """Write down, every five minutes, that the session is in use, and from where."""
    now, known = time.time(), request.session.get(KEY)
    if known is None:
        begin(request.session)
    elif now - known["seen"] < SAME_USE:
        return
    else:
        request.session[KEY] = {**known, "seen": now}
    note_device(request)


def note_device(request: HttpRequest) -> None:
    """List the session among the person's devices."""
    if request.user.is_authenticated:
        UserSession.objects.create_from_request(request)


def rename(session: Any) -> None:
    """Give the session another key, as after every proof of who is there; its device is listed under the new one."""
    listed = UserSession.objects.filter(session_key=session.session_key or "")
    session.cycle_key()
    listed.update(session_key=session.session_key)
