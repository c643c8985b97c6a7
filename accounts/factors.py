"""Second factors: how they are kept, who has one, and whether a session was signed in with one."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accounts.models import User
from core.secrets import seal, unseal

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""What is one of its own; recovery codes only stand in for a lost one."""


class FactorAdapter(DefaultMFAAdapter):
    """Keeps what an authenticator app and its recovery codes are made from sealed."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)


ERRAND = "wanted_with_factor"
"""Where the person was going when they were asked for a factor: pages about factors lead back there."""


def kinds_of(user: Any) -> list[str]:
    """Which kinds of factor the person has, without the codes that stand in for them."""
    return list(Authenticator.objects.filter(user=user, type__in=FACTORS).values_list("type", flat=True))


def has_factor(user: Any) -> bool:
    return bool(kinds_of(user))


def has_proved(request: HttpRequest) -> bool:
    """Whether this session was begun, or gone on with, by a factor that the person still has."""
    known = get_authentication_records(request, request.user)
    used = [one["id"] for one in known if one["method"] == "mfa"]
    return bool(used) and Authenticator.objects.filter(user=request.user, pk__in=used).exists()


def note_proof(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Remember in the session that the person has shown this factor, in allauth's own words."""
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
