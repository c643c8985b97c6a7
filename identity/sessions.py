"""What a browser remembers of having come through a provider, and what such a session is good for."""

from typing import Any

from identity.models import IdentityProvider

THROUGH = "signed_in_through"
ERRAND = "sign_in_errand"
LASTS = 12 * 60 * 60


def mark(session: Any, provider: IdentityProvider, *, confined: bool) -> None:
    """Remember the way in; a confined session is nobody's outside the provider's organization."""
    session[THROUGH] = {
        "provider": provider.pk,
        "organization": provider.organization.slug,
        "confined": confined,
    }
    session.set_expiry(LASTS)


def forget(session: Any) -> None:
    session.pop(THROUGH, None)


def confined_to(session: Any) -> str:
    """The address of the one organization this session is good for; '' for a session of the person's own."""
    through = session.get(THROUGH) or {}
    return str(through["organization"]) if through.get("confined") else ""


def came_through(session: Any, slug: str) -> int:
    """The key of the provider of that organization through which this browser came; 0 if it did not."""
    through = session.get(THROUGH) or {}
    return int(through["provider"]) if through.get("organization") == slug else 0
