"""Resources of a plan, and what they are assigned to."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models import Project
from schedule.models import Calendar, Task
from tenancy.models import Owned, OwnedForeignKey


class Resource(Owned):
    """Somebody or something a plan needs; a person may be one of the members."""

    class Kind(models.TextChoices):
        """What a resource is."""

        WORK = "work", _("person or machine")
        MATERIAL = "material", _("material")
        COST = "cost", _("cost")

    project = OwnedForeignKey(Project, models.CASCADE, related_name="resources", verbose_name=_("project"))
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.WORK)
    group = models.CharField(_("group"), max_length=120, blank=True)
    max_units = models.DecimalField(_("most units"), max_digits=10, decimal_places=4, default=Decimal(1))
    calendar = OwnedForeignKey(
        Calendar, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("calendar")
    )
    user = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("user")
    )

    class Meta(Owned.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Assignment(Owned):
    """A resource at work on a task; units of 1 are all of its time."""

    task = OwnedForeignKey(Task, models.CASCADE, related_name="assignments", verbose_name=_("task"))
    resource = OwnedForeignKey(
        Resource, models.CASCADE, related_name="assignments", verbose_name=_("resource")
    )
    units = models.DecimalField(_("units"), max_digits=10, decimal_places=4, default=Decimal(1))
    work_minutes = models.DecimalField(
        _("work in minutes"), max_digits=11, decimal_places=1, default=Decimal(0)
    )

    class Meta(Owned.Meta):
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["task", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "task", "resource"], name="resource_is_assigned_to_a_task_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource} – {self.task}"
