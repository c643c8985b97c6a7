"""What allauth tells of people's sign-in, written down in each of their organizations."""

from typing import Any

from allauth.account import signals
from django.dispatch import receiver

from accounts.models import User
from accounts.signals import sessions_ended
from members.actions import note_security
from tenancy.queries import organizations_of
from tenancy.scope import scope


@receiver(signals.user_logged_in)
def note_sign_in(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.signed_in", by=user)


@receiver([signals.password_changed, signals.password_set, signals.password_reset])
def note_password(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.changed_password", by=user)


@receiver(sessions_ended)
def note_ended_sessions(user: User, by: User, **_more: Any) -> None:
    note_everywhere(user, "member.sessions_ended", by=by)


def note_everywhere(user: User, kind: str, *, by: User | None) -> None:
    for organization in organizations_of(user):
        with scope(organization):
            note_security(kind, of=user, by=by)
