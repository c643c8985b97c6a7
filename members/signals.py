"""What allauth tells of people's sign-in, written down in each of their organizations."""

import hashlib
from typing import Any

from allauth.account import signals
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_login_failed
from django.core.cache import cache
from django.dispatch import receiver

from accounts.factors import FACTORS
from accounts.models import User
from accounts.signals import factors_removed, sessions_ended
from core.wake import wake
from members.actions import note_security
from tenancy.queries import organizations_of
from tenancy.scope import scope

A_MINUTE = 60


@receiver(signals.user_logged_in)
def note_sign_in(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.signed_in", by=user)


@receiver([signals.password_changed, signals.password_set, signals.password_reset])
def note_password(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.changed_password", by=user)


@receiver([authenticator_added, authenticator_reset])
def note_new_factor(user: User, authenticator: Authenticator, **_more: Any) -> None:
    is_codes = authenticator.type == Authenticator.Type.RECOVERY_CODES
    note_everywhere(user, "member.recovery_codes_made" if is_codes else "member.factor_added", by=user)


@receiver(authenticator_removed)
def note_removed_factor(user: User, authenticator: Authenticator, **_more: Any) -> None:
    if authenticator.type in FACTORS:
        note_everywhere(user, "member.factor_removed", by=user)


@receiver(authentication_failed)
def note_failed_factor(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.factor_failed", by=None)


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], **_more: Any) -> None:
    note_failed_sign_in(credentials.get("email", ""))


@receiver(signals.login_code_rejected)
def note_wrong_code(user: User, **_more: Any) -> None:
    note_failed_sign_in(user.email)


def note_failed_sign_in(login: str) -> None:
    """Have it written down by a worker, once a minute for each address: for one that nobody has just the same is done."""
    counted = hashlib.sha256(login.lower().encode()).hexdigest()
    if cache.add(f"sign_in.failed:{counted}", True, A_MINUTE):
        wake("members.tasks.note_failed_sign_in", login)


@receiver(sessions_ended)
def note_ended_sessions(user: User, by: User, **_more: Any) -> None:
    note_everywhere(user, "member.sessions_ended", by=by)


@receiver(factors_removed)
def note_reset_factors(user: User, by: User, **_more: Any) -> None:
    note_everywhere(user, "member.factors_reset", by=by)


def note_everywhere(user: User, kind: str, *, by: User | None) -> None:
    for organization in organizations_of(user):
        with scope(organization):
            note_security(kind, of=user, by=by)
