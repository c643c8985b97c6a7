"""Answers about organizations and who belongs to them."""

from typing import Any

from accounts.models import User
from tenancy.models import Membership, Organization


def find_organization(slug: str) -> Organization | None:
    return Organization.objects.filter(slug=slug).first()


def members() -> Any:
    """Everybody in the organization, with their accounts, by name."""
    return Membership.objects.select_related("user").order_by("user__name", "pk")


def people() -> list[User]:
    """The members as accounts: whom work can be given to."""
    return [membership.user for membership in members()]


def accounts() -> Any:
    """The members' accounts, to choose from: nobody else's exist here."""
    return User.objects.filter(pk__in=Membership.objects.values("user"))
