"""Exports of an organization."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet
from tenancy.scope import current


class OrganizationExportQuerySet(OwnedQuerySet):
    """Exports; time is the database's."""

    def waiting(self) -> "OrganizationExportQuerySet":
        return self.filter(finished_at=None, failed_at=None)

    def stuck(self) -> "OrganizationExportQuerySet":
        """What no worker has brought to an end in time."""
        return self.waiting().filter(asked_at__lt=Now() - OrganizationExport.PATIENCE)

    def ready(self) -> "OrganizationExportQuerySet":
        return self.filter(expires_at__gt=Now())

    def expired(self) -> "OrganizationExportQuerySet":
        return self.filter(expires_at__lte=Now())


class OrganizationExport(Owned):
    """Everything an organization has, as one archive: waiting, ready for a week, gone, or failed."""

    LASTS = timedelta(days=7)
    PATIENCE = timedelta(hours=2)

    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    rows = models.PositiveIntegerField(_("rows"), default=0)

    objects = OwnedManager.speaking(OrganizationExportQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("export of the organization")
        verbose_name_plural = _("exports of the organization")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=models.Q(finished_at=None, failed_at=None),
                name="organization_has_one_export_under_way",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at=None) | models.Q(failed_at=None), name="export_ends_one_way"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def file_name(self) -> str:
        return f"{current().slug}-{self.asked_at:%Y-%m-%d-%H%M}.zip"

    @property
    def is_waiting(self) -> bool:
        return self.finished_at is None and self.failed_at is None

    def is_ready(self, *, at: datetime) -> bool:
        return self.expires_at is not None and self.expires_at > at


class ExportPiece(Owned):
    """A megabyte of an export; gone when it is no longer kept."""

    export = OwnedForeignKey(OrganizationExport, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta(Owned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "export", "number"], name="piece_of_export_has_its_own_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.export} {self.number}"
