"""Answers about the organization's people and the ways in."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from core.tokens import is_genuine, key_of, link_token
from members.models import ApiToken, Invitation, OperatorVisit, digest
from tenancy.models import Membership, Role, SupportAccess
from tenancy.policies import membership_of
from tenancy.scope import current_or_none

INVITATION = "invitation"


def find_membership(pk: int) -> Membership:
    return get_object_or_404(Membership.objects.select_related("user"), pk=pk)


def find_invitation(pk: int) -> Invitation:
    return get_object_or_404(Invitation.objects.open(), pk=pk)


def find_invitation_by_token(token: str) -> Invitation:
    """The open invitation the link in the mail speaks of; Http404 for any other token."""
    invitation = Invitation.objects.open().filter(pk=key_of(token)).first()
    if invitation is None or not is_genuine(token, INVITATION, invitation.pk, invitation.nonce):
        raise Http404
    return invitation


def token_of(invitation: Invitation) -> str:
    return link_token(INVITATION, invitation.pk, invitation.nonce)


def find_own_token(user: Any, pk: int) -> ApiToken:
    return get_object_or_404(own_tokens(user), pk=pk)


def find_api_token(secret: str) -> ApiToken | None:
    """The token with that secret and its member, if it is one of this organization's and still opens something."""
    known = ApiToken.objects.valid().filter(digest=digest(secret), membership__user__is_active=True)
    return known.select_related("membership__user").first()


def own_tokens(user: Any) -> Any:
    """The person's tokens that are not revoked; the expired ones too, so that one sees why a program stopped."""
    return ApiToken.objects.filter(membership=membership_of(user), revoked_at=None)


def is_last_owner(membership: Membership) -> bool:
    others = Membership.objects.filter(role=Role.OWNER).exclude(pk=membership.pk)
    return membership.role == Role.OWNER and not others.exists()


def visit_of(user: Any) -> OperatorVisit | None:
    """The operator's visit to the current organization, while it lasts and the organization lets operators in at all."""
    organization = current_or_none()
    if organization is None or organization.support_access == SupportAccess.NEVER:
        return None
    return OperatorVisit.objects.lasting().filter(user=user).first()


def visits() -> Any:
    return OperatorVisit.objects.select_related("user")


def find_visit(pk: int) -> OperatorVisit:
    return get_object_or_404(visits(), pk=pk)
