"""Answers about organizations and who belongs to them."""

from typing import Any

from accounts.models import User
from tenancy.models import Membership, Organization


def find_organization(slug: str, user: Any = None) -> Organization | None:
    """The organization at the address; a member's is among those their pages list anyway."""
    own = (one for one in organizations_of(user) if one.slug == slug)
    return next(own, None) or Organization.objects.filter(slug=slug).first()


def organizations_of(user: Any) -> list[Organization]:
    """Where the person is a member, looked up once per request; nowhere for somebody unknown."""
    if not getattr(user, "is_authenticated", False):
        return []
    known: list[Organization] | None = user.__dict__.get("_organizations")
    if known is None:
        known = user.__dict__["_organizations"] = list(Organization.objects.of(user))
    return known


def members() -> Any:
    """Everybody in the organization, with their accounts, by name."""
    return Membership.objects.select_related("user").order_by("user__name", "pk")


def people() -> list[User]:
    """The members as accounts: whom work can be given to."""
    return [membership.user for membership in members()]


def accounts() -> Any:
    """The members' accounts, to choose from: nobody else's exist here."""
    return User.objects.filter(pk__in=Membership.objects.values("user"))
