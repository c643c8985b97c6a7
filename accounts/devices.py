"""The devices on which somebody is signed in, as they would say it themselves."""

import re
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.sessions import outlived

# The first that is found is it: most browsers name the ones they descend from, too.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("MicroMessenger", "WeChat"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh|Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux|X11", "Linux"),
]


@dataclass(frozen=True)
class Device:
    """A session of somebody: `is_here` for the one that asks."""

    pk: int
    name: str
    address: str
    began: datetime
    seen: datetime
    is_here: bool


def devices_of(user: User, *, here: str | None) -> list[Device]:
    """Where the user is signed in, in two statements; `here` is the key of the session that asks, which comes first."""
    kept = UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk")
    alive = living([one.session_key for one in kept])
    known = [device(one, here) for one in kept if one.session_key in alive]
    return sorted(known, key=lambda one: not one.is_here)


def living(keys: list[str]) -> set[str]:
    """Those of the keys whose sessions somebody could still use."""
    sessions = Session.objects.filter(pk__in=keys, expire_date__gt=timezone.now())
    now = time.time()
    return {one.pk for one in sessions if not outlived(one.get_decoded(), at=now)}


def device(kept: UserSession, here: str | None) -> Device:
    return Device(
        kept.pk, named(kept.user_agent), kept.ip, kept.created_at, kept.last_seen_at, kept.session_key == here
    )


def named(agent: str) -> str:
    """What a browser says of itself, in plain words: “Firefox on Windows”."""
    browser, system = first(BROWSERS, agent), first(SYSTEMS, agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("An unknown device")


def first(kinds: list[tuple[str, str]], agent: str) -> str:
    return next((name for pattern, name in kinds if re.search(pattern, agent)), "")


def find_device(user: Any, pk: int) -> UserSession:
    """A session of the user's own; Http404 for anybody else's."""
    return get_object_or_404(UserSession, user=user, pk=pk)
