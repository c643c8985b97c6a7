"""How people come in: invitations, programs' keys, operators' visits."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from tenancy.models import Membership, Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet, Role
from tenancy.storage import private_name


class InvitationQuerySet(OwnedQuerySet):
    """Invitations, by what has become of them."""

    def open(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=Now())

    def expired(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__lte=Now())


class Invitation(Owned):
    """An offer by e-mail to become a member; the link in it works once."""

    LASTS = timedelta(days=14)

    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("invited by"))
    nonce = models.CharField(max_length=43, default=secrets.token_urlsafe, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False, verbose_name=_("created"))
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False, verbose_name=_("accepted"))
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False, verbose_name=_("withdrawn"))

    objects = OwnedManager.speaking(InvitationQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="person_has_one_open_invitation",
                violation_error_message=_(
                    "This person has been invited already. Withdraw that invitation first."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.email


def in_90_days() -> datetime:
    return timezone.now() + ApiToken.LASTS


class ApiTokenQuerySet(OwnedQuerySet):
    """Tokens, by what they still open."""

    def valid(self) -> "ApiTokenQuerySet":
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class ApiToken(Owned):
    """A key with which a program acts for one member, in some areas, for a while; only its hash is kept."""

    LASTS = timedelta(days=90)
    AT_MOST = timedelta(days=365)
    SAME_USE = timedelta(minutes=5)

    membership = OwnedForeignKey(Membership, models.CASCADE, related_name="tokens", verbose_name=_("member"))
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, editable=False)
    scopes = ArrayField(models.CharField(max_length=40), verbose_name=_("scopes"))
    created_at = models.DateTimeField(default=timezone.now, editable=False, verbose_name=_("created"))
    expires_at = models.DateTimeField(_("valid until"), default=in_90_days, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False, verbose_name=_("revoked"))

    objects = OwnedManager.speaking(ApiTokenQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["organization", "digest"], name="api_token_is_unique")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def covers(self, scope: str) -> bool:
        """Whether the token was made for `area:read` or `area:write`; to write is to read, and no area is every area."""
        area, _colon, doing = scope.partition(":")
        enough = {"write", f"{area}:write"} | ({"read", f"{area}:read"} if doing == "read" else set())
        return not enough.isdisjoint(self.scopes)


class OperatorVisitQuerySet(OwnedQuerySet):
    """Visits of operators, by how far they have come."""

    def lasting(self) -> "OperatorVisitQuerySet":
        return self.filter(ended_at=None, started_at__gt=timezone.now() - OperatorVisit.LASTS)

    def requests(self) -> "OperatorVisitQuerySet":
        """Asked for and not answered yet."""
        return self.fresh().filter(granted_at=None, refused_at=None)

    def granted(self) -> "OperatorVisitQuerySet":
        """Agreed to and not begun yet."""
        return self.fresh().exclude(granted_at=None).filter(refused_at=None)

    def fresh(self) -> "OperatorVisitQuerySet":
        return self.filter(started_at=None, asked_at__gt=timezone.now() - OperatorVisit.WAITS)


class OperatorVisit(Owned):
    """An operator who looks into an organization, or asks to, and why."""

    LASTS = timedelta(hours=1)
    WAITS = timedelta(days=7)

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("user"))
    reason = models.CharField(_("reason"), max_length=200)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    granted_at = models.DateTimeField(_("agreed"), null=True, blank=True, editable=False)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True, editable=False)
    started_at = models.DateTimeField(_("began"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(OperatorVisitQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("visit of an operator")
        verbose_name_plural = _("visits of operators")
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user}: {self.reason}"

    @property
    def until(self) -> datetime | None:
        """When it ended, or will end by itself; None for one that has not begun."""
        return self.ended_at or (self.started_at and self.started_at + self.LASTS)

    @property
    def is_lasting(self) -> bool:
        return self.until is not None and self.ended_at is None and self.until > timezone.now()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer of the owners still means something."""
        answered = self.granted_at or self.refused_at or self.started_at
        return not answered and self.asked_at > timezone.now() - self.WAITS


def digest(token: str) -> str:
    """What is kept of a token: SHA-256, hex; tokens are 256 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


class Logo(Owned):
    """The organization's picture, drawn anew; `Organization.logo` is what its address ends in."""

    image = models.FileField(_("picture"), upload_to=private_name)
    set_at = models.DateTimeField(_("set"), default=timezone.now, editable=False)

    class Meta(Owned.Meta):
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        constraints = [models.UniqueConstraint(fields=["organization"], name="organization_has_one_logo")]

    def __str__(self) -> str:
        return str(self.organization)
