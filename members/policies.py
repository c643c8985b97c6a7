"""Who may what with the organization and its members."""

from typing import Any

import rules

from accounts.policies import is_operator, is_signed_in
from members.queries import visit_of
from tenancy.models import Membership, Role
from tenancy.policies import is_admin, is_member, is_owner


@rules.predicate
def is_not_owner(user: Any, membership: Membership | None) -> bool:
    """The subject is a member whom an admin may change: owners are changed by owners."""
    return membership is None or membership.role != Role.OWNER


@rules.predicate
def is_visiting(user: Any) -> bool:
    """An operator who has chosen this organization and said why."""
    return visit_of(user) is not None


@rules.predicate
def holds_link(user: Any) -> bool:
    """Whoever was sent a link: the finder of the view has checked the token already."""
    return True


rules.add_perm("members.choose", is_signed_in)
rules.add_perm("members.found_organization", is_signed_in)
rules.add_perm("members.edit_organization", is_admin)
rules.add_perm("members.set_logo", is_admin)
rules.add_perm("members.remove_logo", is_admin)
rules.add_perm("members.view_logo", holds_link)
rules.add_perm("members.view_members", is_member)
rules.add_perm("members.change_role", is_admin & (is_owner | is_not_owner))
rules.add_perm("members.remove_member", is_admin & (is_owner | is_not_owner))
rules.add_perm("members.invite_member", is_admin)
rules.add_perm("members.withdraw_invitation", is_admin)
rules.add_perm("members.accept_invitation", holds_link)
rules.add_perm("members.make_token", is_member)
rules.add_perm("members.revoke_token", is_member)
rules.add_perm("members.visit_organization", is_signed_in & is_operator)
rules.add_perm("members.end_own_visits", is_signed_in & is_operator)
rules.add_perm("members.view_visits", is_admin)
rules.add_perm("members.end_visit", is_admin)
rules.add_perm("members.grant_visit", is_owner)
rules.add_perm("members.refuse_visit", is_owner)
rules.add_perm("members.administer", is_admin | (is_operator & is_visiting))
