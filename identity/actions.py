"""What can be done with an identity provider, and through it."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.factors import has_factor
from accounts.models import User
from activity.actions import record
from communication.actions import queue_mail
from core.outbound import Unreachable
from core.secrets import seal
from identity.models import IdentityProvider, ProviderIdentity
from identity.oidc import discover
from identity.queries import identity_of, organizations_of, provider_or_none
from members.actions import accept_invitation, admit_member, change_role
from members.models import Invitation
from members.queries import is_last_owner
from tenancy.models import Membership, Organization, Role, refuse
from tenancy.queries import find_organization
from tenancy.scope import current, scope

PAUSE = timedelta(minutes=10)


@transaction.atomic
def set_provider(*, secret: str, by: User, **fields: Any) -> IdentityProvider:
    """Let people in through a provider, once it has answered."""
    ask_whether_it_answers(fields["issuer"])
    provider = IdentityProvider(sealed_secret=seal(secret), **fields).added()
    record(provider, "provider.set", by=by, issuer=provider.issuer)
    return provider


@transaction.atomic
def edit_provider(
    provider: IdentityProvider, *, version: int, by: User, secret: str = "", **changes: Any
) -> IdentityProvider:
    """Change how people are let in; without a new secret the old one stays."""
    ask_whether_it_answers(changes.get("issuer", provider.issuer))
    if secret:
        changes["sealed_secret"] = seal(secret)
    changed = provider.revise(version=version, **changes)
    changed.pop("sealed_secret", None)
    record(provider, "provider.edited", by=by, changes=changed, new_secret=bool(secret))
    return provider


@transaction.atomic
def remove_provider(provider: IdentityProvider, *, by: User) -> IdentityProvider:
    """Let nobody in through it any more; who is in through it is out at once."""
    require(provider, now=False)
    record(provider, "provider.removed", by=by)
    IdentityProvider.objects.filter(pk=provider.pk).delete()
    return provider


@transaction.atomic
def require_provider(provider: IdentityProvider, *, by: User) -> IdentityProvider:
    """Make it the only way in for members; owners keep theirs, lest everybody be locked out when it fails."""
    require(provider, now=True)
    record(provider, "provider.required", by=by)
    return provider


@transaction.atomic
def release_provider(provider: IdentityProvider, *, by: User) -> IdentityProvider:
    """Allow other ways in again."""
    require(provider, now=False)
    record(provider, "provider.released", by=by)
    return provider


def require(provider: IdentityProvider, *, now: bool) -> None:
    Organization.objects.filter(pk=provider.organization_id).update(provider_required=now)


@transaction.atomic
def require_factor(organization: Organization, *, by: User) -> Organization:
    """Let nobody in without a second factor; whoever has none themselves would be locked out at once."""
    if not has_factor(by):
        raise refuse(_("Set up a second factor of your own first. You would lock yourself out."))
    Organization.objects.filter(pk=organization.pk).update(factor_required=True)
    record(organization, "factor.required", by=by)
    return organization


@transaction.atomic
def release_factor(organization: Organization, *, by: User) -> Organization:
    """Let members in without a second factor again."""
    Organization.objects.filter(pk=organization.pk).update(factor_required=False)
    record(organization, "factor.released", by=by)
    return organization


def ask_whether_it_answers(issuer: str) -> None:
    try:
        discover(issuer)
    except Unreachable as trouble:
        raise refuse(
            _("No identity provider answers there: %(trouble)s"), field="issuer", trouble=trouble
        ) from trouble


@transaction.atomic
def sign_in_person(provider: IdentityProvider, claims: dict[str, Any]) -> ProviderIdentity:
    """Whom the proven claims are: a member of this organization with the role they say, or a refusal."""
    identity = identity_of(provider, claims["sub"])
    if identity is None:
        identity = known_or_new(provider, claims)
    elif not identity.is_own:
        vouched_address(provider, claims)
    follow_role(provider, membership_or_refusal(identity.user), claims)
    ProviderIdentity.objects.filter(pk=identity.pk).update(last_used_at=timezone.now())
    record(provider, "person.signed_in", by=identity.user)
    return identity


def known_or_new(provider: IdentityProvider, claims: dict[str, Any]) -> ProviderIdentity:
    """Somebody who comes this way for the first time: the member with that address, or a new person."""
    email = vouched_address(provider, claims)
    user = User.objects.filter(email__iexact=email).first() or newcomer(provider, claims, email)
    membership_or_refusal(user)
    return remember(provider, claims, user, is_own=False)


def vouched_address(provider: IdentityProvider, claims: dict[str, Any]) -> str:
    """The address the provider says is proven and may speak for; refuses any other."""
    email = str(claims.get("email") or "").strip().lower()
    if not email or claims.get("email_verified") is not True:
        raise refuse(_("%(provider)s does not say that your e-mail address is proven."), provider=provider)
    if not provider.speaks_for(email):
        raise refuse(_("%(provider)s does not speak for %(email)s here."), provider=provider, email=email)
    return email


def newcomer(provider: IdentityProvider, claims: dict[str, Any], email: str) -> User:
    """An account nobody had. Its address counts as proven only once our own mail has reached it."""
    role = provider.role_of_newcomer(claims)
    if not role:
        raise refuse(_("You are not among those whom %(provider)s may bring here."), provider=provider)
    known = {"language": current().language, "time_zone": current().time_zone}
    user = User.objects.create_user(email, name=str(claims.get("name") or email)[:120], **known)
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    invitation = Invitation.objects.open().filter(email__iexact=email).first()
    if invitation:
        accept_invitation(invitation, by=user)
    else:
        admit_member(user, role=role, by=None)
    return user


def membership_or_refusal(user: User) -> Membership:
    membership = Membership.objects.filter(user=user, user__is_active=True).select_related("user").first()
    if membership is None:
        raise refuse(
            _("You are not a member of %(name)s. If you were invited, open the link in that mail."),
            name=current().name,
        )
    return membership


def follow_role(provider: IdentityProvider, membership: Membership, claims: dict[str, Any]) -> None:
    """Make of the member what the claims say; the last owner stays one."""
    role = provider.role_of_member(claims, membership.role)
    if not role:
        raise refuse(_("You are not among those whom %(provider)s may bring here."), provider=provider)
    stays = role != Role.OWNER and is_last_owner(membership)
    if role != membership.role and not stays:
        change_role(membership, role=role, by=None)


@transaction.atomic
def link_person(provider: IdentityProvider, claims: dict[str, Any], *, by: User) -> ProviderIdentity:
    """Let the provider vouch for somebody's whole account, because they themselves, signed in, want it."""
    identity = identity_of(provider, claims["sub"])
    if identity and identity.user != by:
        raise refuse(_("At %(provider)s you are somebody else's account here."), provider=provider)
    membership_or_refusal(by)
    ProviderIdentity.objects.filter(user=by, is_own=True).update(is_own=False)
    if identity:
        ProviderIdentity.objects.filter(pk=identity.pk).update(is_own=True)
    else:
        identity = remember(provider, claims, by, is_own=True)
    record(provider, "person.linked", by=by)
    return identity


@transaction.atomic
def unlink_person(identity: ProviderIdentity, *, by: User) -> ProviderIdentity:
    """Let the provider vouch for this organization only."""
    ProviderIdentity.objects.filter(pk=identity.pk).update(is_own=False)
    record(identity.provider, "person.unlinked", by=by)
    return identity


def remember(
    provider: IdentityProvider, claims: dict[str, Any], user: User, *, is_own: bool
) -> ProviderIdentity:
    identity = ProviderIdentity(
        provider=provider, issuer=provider.issuer, subject=claims["sub"], user=user, is_own=is_own
    )
    identity.belong()
    identity.full_clean()
    identity.save(force_insert=True)
    return identity


def find_sign_in(email: str, *, by: Any = None) -> None:
    """Mail somebody the addresses of their organizations' sign-in: the asker learns nothing, and no other mailbox does."""
    asked_in = int(timezone.now().timestamp() // PAUSE.total_seconds())
    for organization in organizations_of(email):
        with scope(organization):
            member = Membership.objects.filter(user__email__iexact=email).select_related("user").first()
            if member and provider_or_none():
                queue_mail(f"sign-in:{member.pk}:{asked_in}", letter="sign_in", to=member.user)


def lets_in(slug: str) -> bool:
    """Whether there is an organization at that address with a provider: either lack is the same answer."""
    organization = find_organization(slug)
    if organization is None:
        return False
    with scope(organization):
        return provider_or_none() is not None


def note_refusal(provider: IdentityProvider, claims: dict[str, Any], reason: str) -> None:
    """Let the organization's admins read whom its provider brought in vain."""
    record(provider, "person.refused", by=None, email=str(claims.get("email", ""))[:254], reason=reason)
