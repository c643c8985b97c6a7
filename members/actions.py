"""What can be done with an organization and its members."""

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activity.actions import record
from members import logos
from members.models import ApiToken, Invitation, OperatorVisit, digest
from members.queries import is_last_owner
from members.token_scopes import known_scopes
from tenancy.models import Conflict, Membership, Organization, Role, SupportAccess, refuse
from tenancy.scope import current, scope


@transaction.atomic
def found_organization(name: str, *, slug: str, language: str, time_zone: str, by: User) -> Organization:
    """Make an organization whose owner is its founder."""
    organization = Organization(name=name, slug=slug, language=language, time_zone=time_zone)
    organization.full_clean()
    organization.save(force_insert=True)
    with scope(organization):
        Membership(user=by, role=Role.OWNER).save(force_insert=True)
        record(organization, "organization.founded", by=by)
    return organization


@transaction.atomic
def edit_organization(organization: Organization, *, version: int, by: User, **changes: Any) -> Organization:
    """Change the organization's settings."""
    for field, value in changes.items():
        setattr(organization, field, value)
    organization.full_clean()
    same = Organization.objects.filter(pk=organization.pk, version=version)
    if not same.update(version=F("version") + 1, **changes):
        theirs = Organization.objects.get(pk=organization.pk)
        raise Conflict(theirs, mine=changes, theirs={name: getattr(theirs, name) for name in changes})
    record(organization, "organization.edited", by=by)
    return organization


@transaction.atomic
def set_logo(*, file: Any, by: User) -> Organization:
    """Give the organization a picture of its own."""
    logos.keep(logos.drawn(file))
    record(current(), "logo.set", by=by)
    return current()


@transaction.atomic
def remove_logo(*, by: User) -> Organization:
    """Go back to being known by name only."""
    logos.keep(None)
    record(current(), "logo.removed", by=by)
    return current()


@transaction.atomic
def invite_member(email: str, *, role: str, by: User) -> Invitation:
    """Offer somebody to become a member; the mail is a reaction to the event."""
    if Membership.objects.filter(user__email__iexact=email).exists():
        raise refuse(_("%(email)s is a member already."), field="email", email=email)
    invitation = Invitation(email=email.lower(), role=role, invited_by=by)
    invitation.expires_at = timezone.now() + Invitation.LASTS
    Invitation.objects.expired().filter(email__iexact=email).update(withdrawn_at=timezone.now())
    invitation.belong()
    invitation.full_clean()
    invitation.save(force_insert=True)
    record(invitation, "member.invited", by=by, role=role)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Make the link in the invitation worthless."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(invitation, "invitation.withdrawn", by=by)
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User) -> Membership:
    """Become a member; the invitation works once."""
    open_ones = Invitation.objects.open().filter(pk=invitation.pk)
    if not open_ones.update(accepted_at=timezone.now()):
        raise refuse(_("This invitation has been used already."))
    membership, is_new = Membership.objects.get_or_create(user=by, defaults={"role": invitation.role})
    if is_new:
        record(membership, "member.joined", by=by, role=membership.role)
    return membership


@transaction.atomic
def admit_member(user: User, *, role: str, by: User | None) -> Membership:
    """Make somebody a member without an invitation: somebody else vouches for them, such as an identity provider."""
    membership = Membership(user=user, role=role)
    membership.belong()
    membership.full_clean()
    membership.save(force_insert=True)
    record(membership, "member.joined", by=by, role=role)
    return membership


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: User | None) -> Membership:
    """Give a member another role; an organization keeps at least one owner."""
    if role != Role.OWNER and is_last_owner(membership):
        raise refuse(_("An organization needs an owner. Make somebody else an owner first."), field="role")
    before, membership.role = membership.get_role_display(), role
    membership.full_clean()
    membership.save(update_fields=["role"])
    record(membership, "role.changed", by=by, before=before, after=membership.get_role_display())
    return membership


@transaction.atomic
def remove_member(membership: Membership, *, by: User) -> Membership:
    """End a membership; the person's account and what they did stay."""
    if is_last_owner(membership):
        raise refuse(_("An organization needs an owner. Make somebody else an owner first."))
    record(membership, "member.removed", by=by)
    Membership.objects.filter(pk=membership.pk).delete()
    return membership


@transaction.atomic
def make_token(
    membership: Membership, *, name: str, scopes: list[str], days: int = ApiToken.LASTS.days, by: User
) -> tuple[ApiToken, str]:
    """A new key for a program and its secret, which is shown once and not kept; it opens the scopes for `days`."""
    if not 1 <= days <= ApiToken.AT_MOST.days:
        raise refuse(_("A token is valid for 1 to 365 days."), field="days")
    if not set(scopes) <= set(known_scopes()):
        raise refuse(_("There is no such scope."), field="scopes")
    secret = f"accord_{secrets.token_urlsafe(32)}"
    expires_at = timezone.now() + timedelta(days=days)
    token = ApiToken(
        membership=membership, name=name, scopes=scopes, expires_at=expires_at, digest=digest(secret)
    )
    token.belong()
    token.full_clean()
    token.save(force_insert=True)
    record(token, "token.made", by=by, scopes=scopes, days=days)
    return token, secret


def note_security(kind: str, *, of: User, by: User | None) -> Membership:
    """Write down what happened to how a member signs in; `by` is None for somebody unknown."""
    membership: Membership = Membership.objects.get(user=of)
    record(membership, kind, by=by)
    return membership


def note_token_use(token: ApiToken) -> None:
    """Remember that a program came, to five minutes."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - ApiToken.SAME_USE:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> ApiToken:
    """Make a program's key worthless."""
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record(token, "token.revoked", by=by)
    return token


@transaction.atomic
def visit_organization(organization: Organization, *, reason: str, by: User) -> OperatorVisit:
    """Let an operator look into the organization for an hour, as far as it agrees; it may have to be asked first."""
    with scope(organization):
        if organization.support_access == SupportAccess.NEVER:
            raise refuse(_("%(name)s does not let operators look in."), name=organization.name)
        if organization.support_access == SupportAccess.ALLOWED:
            return _begin_visit(OperatorVisit(user=by, reason=reason), by=by)
        agreed = OperatorVisit.objects.granted().filter(user=by).first()
        return _begin_visit(agreed, by=by) if agreed else _ask_to_visit(reason, by=by)


def _begin_visit(visit: OperatorVisit, *, by: User) -> OperatorVisit:
    """The hour begins; the owners are told."""
    visit.started_at = timezone.now()
    visit.save()
    record(current(), "organization.visited", by=by, reason=visit.reason, visit_id=visit.pk)
    return visit


def _ask_to_visit(reason: str, *, by: User) -> OperatorVisit:
    """Have the owners asked, once."""
    if OperatorVisit.objects.requests().filter(user=by).exists():
        raise refuse(_("The owners have been asked already and have not answered yet."))
    visit = OperatorVisit(user=by, reason=reason)
    visit.save(force_insert=True)
    record(current(), "visit.asked", by=by, reason=reason, visit_id=visit.pk)
    return visit


@transaction.atomic
def grant_visit(visit: OperatorVisit, *, by: User) -> OperatorVisit:
    """Agree that the operator looks in, for an hour that they begin themselves."""
    return _answer_request(visit, "granted_at", "visit.granted", by=by)


@transaction.atomic
def refuse_visit(visit: OperatorVisit, *, by: User) -> OperatorVisit:
    """Let the operator not look in."""
    return _answer_request(visit, "refused_at", "visit.refused", by=by)


def _answer_request(visit: OperatorVisit, answer: str, kind: str, *, by: User) -> OperatorVisit:
    if not OperatorVisit.objects.requests().filter(pk=visit.pk).update(**{answer: timezone.now()}):
        raise refuse(_("This request has been answered already."))
    record(current(), kind, by=by, operator=str(visit.user), reason=visit.reason, visit_id=visit.pk)
    return visit


@transaction.atomic
def end_visit(visit: OperatorVisit, *, by: User) -> OperatorVisit:
    """End a visit before its hour is over."""
    if not OperatorVisit.objects.lasting().filter(pk=visit.pk).update(ended_at=timezone.now()):
        raise refuse(_("This visit is over already."))
    record(current(), "visit.ended", by=by, operator=str(visit.user), reason=visit.reason, visit_id=visit.pk)
    return visit


@transaction.atomic
def end_own_visits(organization: Organization, *, by: User) -> None:
    """Leave the organization one looks into."""
    with scope(organization):
        for visit in OperatorVisit.objects.lasting().filter(user=by).select_related("user"):
            end_visit(visit, by=by)
