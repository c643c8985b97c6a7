"""Who somebody is in the organization: the predicates every app builds its permissions from."""

from typing import Any

from rules.predicates import Predicate

from tenancy.models import Membership, Role
from tenancy.scope import current_or_none

RANK = {Role.MEMBER: 1, Role.MANAGER: 2, Role.ADMIN: 3, Role.OWNER: 4}


def membership_of(user: Any) -> Membership | None:
    """The person's membership in the current organization, looked up once per scope."""
    organization = current_or_none()
    if organization is None or not getattr(user, "is_authenticated", False):
        return None
    known = user.__dict__.setdefault("_memberships", {})
    if organization.pk not in known:
        known[organization.pk] = Membership.objects.filter(user=user).first()
    return known[organization.pk]


def acts_here(user: Any) -> bool:
    """Whether somebody belongs to the organization; an operator who looks in only reads (see `tenancy.middleware`)."""
    return membership_of(user) is not None


def at_least(role: Role) -> Predicate:
    """Holds for members of that role or a higher one."""

    def holds(user: Any) -> bool:
        membership = membership_of(user)
        return membership is not None and user.is_active and RANK[Role(membership.role)] >= RANK[role]

    return Predicate(holds, name=f"is_at_least_{role}")


is_member = at_least(Role.MEMBER)
is_manager = at_least(Role.MANAGER)
is_admin = at_least(Role.ADMIN)
is_owner = at_least(Role.OWNER)
