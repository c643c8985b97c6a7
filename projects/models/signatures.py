"""Signatures: who is asked to sign a version, and what each of them said."""

import secrets
from datetime import date
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Contact
from projects.models.baselines import ScopeVersion
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet


class SigningRoundQuerySet(OwnedQuerySet):
    """Rounds."""

    def open(self, *, on: date) -> "SigningRoundQuerySet":
        """Still to be answered: neither over, nor withdrawn, nor past their last day."""
        return self.filter(signed_at=None, refused_at=None, withdrawn_at=None, expires_on__gte=on)


class SigningRound(Owned):
    """A version laid before people to be signed, all at once or one after the other, until a day."""

    version = OwnedForeignKey(
        ScopeVersion, models.CASCADE, related_name="rounds", verbose_name=_("scope version")
    )
    in_order = models.BooleanField(_("one after the other"), default=False)
    message = models.TextField(_("message"), blank=True, validators=[MaxLengthValidator(2000)])
    expires_on = models.DateField(_("open until"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    signed_at = models.DateTimeField(_("signed by all"), null=True, blank=True, editable=False)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(SigningRoundQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("signing round")
        verbose_name_plural = _("signing rounds")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.version.project.key} {self.version}"

    def get_absolute_url(self) -> str:
        return self.version.get_absolute_url()

    def undecided(self) -> Any:
        """The signatures that are not given."""
        return Signature.objects.undecided().filter(round=self)

    def is_open(self, *, on: date) -> bool:
        return not (self.signed_at or self.refused_at or self.withdrawn_at) and on <= self.expires_on


class SignatureQuerySet(OwnedQuerySet):
    """Signatures."""

    def undecided(self) -> "SignatureQuerySet":
        return self.filter(decision="")


class Signature(Owned):
    """One person's word on a version: asked, then given with time, name, address and the hash of what was seen."""

    class Decision(models.TextChoices):
        """What became of it."""

        AGREED = "agreed", _("agreed")
        REFUSED = "refused", _("refused")
        FORWARDED = "forwarded", _("forwarded")

    round = OwnedForeignKey(
        SigningRound, models.CASCADE, related_name="signatures", verbose_name=_("signing round")
    )
    contact = OwnedForeignKey(
        Contact, models.CASCADE, null=True, blank=True, related_name="signatures", verbose_name=_("contact")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    forwarded_from = OwnedForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("forwarded from")
    )
    place = models.PositiveSmallIntegerField(_("place"), default=0)
    nonce = models.CharField(max_length=43, default=secrets.token_urlsafe, editable=False)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(2000)])
    name = models.CharField(_("signed as"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256 of what was signed"), max_length=64, blank=True)

    objects = OwnedManager.speaking(SignatureQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact=None, user__isnull=False)
                | models.Q(contact__isnull=False, user=None),
                name="signature_is_of_one_person",
            ),
            models.CheckConstraint(
                condition=models.Q(decision="", decided_at=None)
                | (~models.Q(decision="") & models.Q(decided_at__isnull=False)),
                name="signature_is_decided_at_a_moment",
            ),
            models.UniqueConstraint(
                fields=["organization", "round", "contact"], name="contact_signs_a_round_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "round", "user"], name="member_signs_a_round_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer}: {self.round}"

    def get_absolute_url(self) -> str:
        return inside("projects:scope_version", self.round.version.project.key, self.round.version.number)

    @property
    def signer(self) -> Contact | User:
        """Who is asked."""
        return self.contact or self.user  # type: ignore[return-value]
