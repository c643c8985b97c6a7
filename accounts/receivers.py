"""What accounts hear of signing in and of new passwords."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from accounts.actions import drop_sessions
from accounts.factors import FACTORS, note_proof
from accounts.models import User
from accounts.sessions import begin
from core.requests import Request


@receiver(user_logged_in)
def begin_session(request: Request, **_more: Any) -> None:
    begin(request.session)


@receiver([password_changed, password_set, password_reset])
def drop_other_sessions(request: Request, user: User, **_more: Any) -> None:
    """Whoever knew the old password is out."""
    drop_sessions(
        UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key or "")
    )


@receiver(authenticator_added)
def begin_with_factor(request: Request, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Whoever has just set a factor up has shown it."""
    if authenticator.type in FACTORS:
        note_proof(request, user, authenticator)
