"""How much work belonged to nothing that was signed, day by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models import Project
from tenancy.models import Owned, OwnedForeignKey
from tracing.creep import Creep


class ScopeReading(Owned):
    """A day's reading of a project's plan against the scope that was signed then; kept, for nobody can read it later."""

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="scope_readings", verbose_name=_("project")
    )
    day = models.DateField(_("day"))
    tasks = models.PositiveIntegerField(_("tasks"))
    tasks_outside = models.PositiveIntegerField(_("tasks outside the signed scope"))
    hours = models.DecimalField(_("hours of work"), max_digits=14, decimal_places=2)
    hours_outside = models.DecimalField(
        _("hours of work outside the signed scope"), max_digits=14, decimal_places=2
    )

    class Meta(Owned.Meta):
        verbose_name = _("reading of the scope")
        verbose_name_plural = _("readings of the scope")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "project", "day"], name="scope_is_read_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.day}"

    @property
    def share(self) -> int:
        """Percent of the work outside."""
        return Creep(self.tasks, self.tasks_outside, self.hours, self.hours_outside).share
