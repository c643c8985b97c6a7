"""Answers about sign-in through a provider."""

from typing import Any

from django.shortcuts import get_object_or_404

from accounts.models import User
from identity.models import IdentityProvider, ProviderIdentity
from tenancy.models import Organization


def provider_or_none() -> IdentityProvider | None:
    """The organization's provider."""
    return IdentityProvider.objects.first()


def find_provider() -> IdentityProvider:
    return get_object_or_404(IdentityProvider)


def identity_of(provider: IdentityProvider, subject: str) -> ProviderIdentity | None:
    known = ProviderIdentity.objects.filter(issuer=provider.issuer, subject=subject)
    return known.select_related("user").first()


def own_identity(user: Any) -> ProviderIdentity | None:
    """The identity with which the person linked their whole account."""
    return ProviderIdentity.objects.filter(user=user, is_own=True).first()


def find_own_identity(user: Any) -> ProviderIdentity:
    return get_object_or_404(ProviderIdentity, user=user, is_own=True)


def organizations_of(email: str) -> list[Organization]:
    """Where somebody with that address is a member."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    return list(Organization.objects.of(user)) if user else []
