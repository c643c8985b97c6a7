"""Versions of the scope: what was promised at a moment, for ever."""

from datetime import datetime

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models.projects import Project
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet


class ScopeVersionQuerySet(OwnedQuerySet):
    """Versions, the newest first."""

    def standing(self) -> "ScopeVersionQuerySet":
        """All but those whose change was undone."""
        return self.filter(models.Q(change=None) | models.Q(change__undone_at=None))

    def signing(self) -> "ScopeVersionQuerySet":
        """With `signed_at`, when the last of those asked had agreed, `refused_at` and `is_laid_out`."""
        rounds = apps.get_model("projects.SigningRound").objects.filter(version=models.OuterRef("pk"))
        open_ones = rounds.filter(withdrawn_at=None, signed_at=None, refused_at=None)
        return self.annotate(
            signed_at=models.Subquery(rounds.exclude(signed_at=None).values("signed_at")[:1]),
            refused_at=models.Subquery(rounds.exclude(refused_at=None).values("refused_at")[:1]),
            is_laid_out=models.Exists(open_ones),
        )


class ScopeVersion(Owned):
    """A scope baseline (PMBOK): numbered, with all that is promised and its SHA-256. The database lets nobody change it.

    `head` names the organization, project and client; `items` maps keys such as “deliverable:5f0c…” to {field: text or null}, `order` lists the keys; see `projects.promises`.
    When a person is erased who is named in it, the name goes and `redacted_at` says so; the hash stays what was signed. `signing()` adds how it stands.
    """

    signed_at: datetime | None
    refused_at: datetime | None
    is_laid_out: bool

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="scope_versions", verbose_name=_("project")
    )
    number = models.PositiveIntegerField(_("version"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    head = models.JSONField(_("head"))
    items = models.JSONField(_("items"), blank=True)
    order = models.JSONField(_("order"), blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("frozen by"))
    redacted_at = models.DateTimeField(_("redacted"), null=True, blank=True)

    objects = OwnedManager.speaking(ScopeVersionQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("scope version")
        verbose_name_plural = _("scope versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "project", "number"], name="scope_version_has_its_own_number"
            )
        ]

    def __str__(self) -> str:
        return f"v{self.number} {self.name}".strip()

    def get_absolute_url(self) -> str:
        return inside("projects:scope_version", self.project.key, self.number)
