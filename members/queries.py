"""Answers about the organization's people and the ways in."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from core.tokens import is_genuine, key_of, link_token
from members.models import ApiToken, Invitation, digest
from tenancy.models import Membership, Role
from tenancy.policies import membership_of

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


def find_own_token(user: User, pk: int) -> ApiToken:
    return get_object_or_404(ApiToken, pk=pk, membership=membership_of(user), revoked_at=None)


def find_user_by_api_token(token: str) -> User | None:
    """The member a program acts for, if the token is one of this organization's."""
    known = ApiToken.objects.filter(digest=digest(token), revoked_at=None, membership__user__is_active=True)
    key = known.select_related("membership__user").first()
    return key.membership.user if key else None


def own_tokens(user: User) -> Any:
    return ApiToken.objects.filter(membership=membership_of(user), revoked_at=None)


def is_last_owner(membership: Membership) -> bool:
    others = Membership.objects.filter(role=Role.OWNER).exclude(pk=membership.pk)
    return membership.role == Role.OWNER and not others.exists()
