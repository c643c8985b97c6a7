"""Plans on their way in."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Client
from projects.models import Project
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet

LEASE = timedelta(minutes=2)
ATTEMPTS = 3


class PlanImportQuerySet(OwnedQuerySet):
    """Imports; time is the database's."""

    def waiting(self) -> "PlanImportQuerySet":
        return self.filter(finished_at=None, refused_at=None)

    def due(self) -> "PlanImportQuerySet":
        """What no worker is busy with."""
        return self.waiting().filter(models.Q(lease_until=None) | models.Q(lease_until__lt=Now()))


class PlanImport(Owned):
    """A plan somebody uploaded: waiting, being read, finished with a project, or refused with a reason."""

    class Stage(models.TextChoices):
        """How far a worker is."""

        WAITING = "waiting", _("Waiting for its turn")
        READING = "reading", _("Reading the file")
        WRITING = "writing", _("Making the project")

    client = OwnedForeignKey(Client, models.CASCADE, related_name="+", verbose_name=_("client"))
    name = models.CharField(_("name of the project"), max_length=200, blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    size = models.PositiveIntegerField(_("size in bytes"))
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    stage = models.CharField(_("stage"), max_length=8, choices=Stage, default=Stage.WAITING)
    bytes_read = models.PositiveIntegerField(_("bytes read"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease_until = models.DateTimeField(null=True, blank=True, verbose_name=_("held until"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    refusal = models.JSONField(_("why it was refused"), default=dict, blank=True)
    project = OwnedForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="imports", verbose_name=_("project")
    )
    kept = models.JSONField(_("what was kept"), default=dict, blank=True)
    not_kept = models.JSONField(_("what could not be kept"), default=list, blank=True)

    objects = OwnedManager.speaking(PlanImportQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("import of a plan")
        verbose_name_plural = _("imports of plans")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["organization", "-uploaded_at"], name="import_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at=None) | models.Q(refused_at=None), name="import_ends_one_way"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.file_name

    def get_absolute_url(self) -> str:
        return inside("integrations:detail", self.pk)

    @property
    def is_over(self) -> bool:
        return bool(self.finished_at or self.refused_at)

    @property
    def percent(self) -> int:
        """How much of the file has been read."""
        return self.bytes_read * 100 // self.size if self.size else 0


class PlanPiece(Owned):
    """A megabyte of an uploaded file; gone when the import is over."""

    plan_import = OwnedForeignKey(PlanImport, models.CASCADE, related_name="pieces")
    number = models.PositiveSmallIntegerField()
    content = models.BinaryField()

    class Meta(Owned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "plan_import", "number"], name="piece_has_its_own_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_import} {self.number}"
