"""The code that proves an address."""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models import Contact
from portal.codes import digits_of, is_code
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet

VALID_FOR = timedelta(minutes=10)
TRIES = 5


def in_ten_minutes() -> datetime:
    return timezone.now() + VALID_FOR


class EntryCodeQuerySet(OwnedQuerySet):
    """Codes, the newest first."""

    def usable(self, *, at: datetime) -> "EntryCodeQuerySet":
        return self.filter(used_at=None, attempts__lt=TRIES, expires_at__gt=at)


class EntryCode(Owned):
    """Six digits sent to a contact's address: for ten minutes, five tries and one use."""

    contact = OwnedForeignKey(Contact, models.CASCADE, related_name="+", verbose_name=_("contact"))
    nonce = models.CharField(max_length=43, default=secrets.token_urlsafe, editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"), default=in_ten_minutes, editable=False)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0, editable=False)
    used_at = models.DateTimeField(_("used"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(EntryCodeQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(
                fields=["organization", "contact", "-sent_at"],
                name="entry_code_by_contact",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(attempts__lte=TRIES),
                name="entry_code_is_tried_five_times",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.sent_at:%Y-%m-%d %H:%M}"

    @property
    def digits(self) -> str:
        return digits_of(self.pk, self.nonce, self.contact.email)

    def is_typed(self, typed: str) -> bool:
        return is_code(typed, self.digits)
