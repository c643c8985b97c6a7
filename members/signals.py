"""What allauth tells of people's sign-in, written down in each of their organizations."""

from typing import Any

from allauth.account import signals
from django.dispatch import receiver

from accounts.models import User
from members.actions import note_security
from tenancy.queries import organizations_of
from tenancy.scope import scope


@receiver(signals.user_logged_in)
def note_sign_in(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.signed_in")


@receiver([signals.password_changed, signals.password_set, signals.password_reset])
def note_password(user: User, **_more: Any) -> None:
    note_everywhere(user, "member.changed_password")


def note_everywhere(user: User, kind: str) -> None:
    for organization in organizations_of(user):
        with scope(organization):
            note_security(kind, by=user)
