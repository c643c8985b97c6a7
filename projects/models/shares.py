"""With whom projects are shared."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Contact
from projects.models.projects import Project
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet


class ShareQuerySet(OwnedQuerySet):
    """Shares."""

    def lasting(self) -> Any:
        return self.filter(ended_at=None, contact__archived_at=None)


class Share(Owned):
    """A contact who may look into a project through the portal."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="shares", verbose_name=_("project"))
    contact = OwnedForeignKey(Contact, models.CASCADE, related_name="shares", verbose_name=_("contact"))
    shared_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("shared by"))
    shared_at = models.DateTimeField(_("shared"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(ShareQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "project", "contact"],
                condition=models.Q(ended_at=None),
                name="project_is_shared_with_a_contact_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.project} – {self.contact}"
