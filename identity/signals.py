"""Whoever signs in anew by what is their own is no longer confined."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from core.requests import Request
from identity.sessions import forget


@receiver(user_logged_in)
def begin_an_own_session(request: Request, **_more: Any) -> None:
    forget(request.session)
