"""Goals: what was promised, as numbers."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models.projects import Project
from projects.models.promised import Promised
from projects.standing import Aim, Standing, progress, standing
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, OwnedManager, OwnedQuerySet


class GoalQuerySet(OwnedQuerySet):
    """Goals."""

    def current(self) -> "GoalQuerySet":
        return self.filter(dropped_at=None)

    def shared(self) -> "GoalQuerySet":
        return self.filter(is_shared=True)


class Goal(Promised):
    """What was promised, as a number: a metric to come from a baseline to a target by a day, with an owner."""

    class Kind(models.TextChoices):
        """What it is about."""

        SCOPE = "scope", _("Scope")
        TIME = "time", _("Time")
        COST = "cost", _("Cost")
        QUALITY = "quality", _("Quality")

    project = OwnedForeignKey(Project, models.CASCADE, related_name="goals", verbose_name=_("project"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SCOPE)
    metric = models.CharField(_("metric"), max_length=200, help_text=_("Such as “Orders handled per hour”."))
    unit = models.CharField(_("unit"), max_length=20, blank=True, help_text=_("Such as %, days or CNY."))
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2, default=Decimal(0))
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    current = models.DecimalField(_("current value"), max_digits=14, decimal_places=2, default=Decimal(0))
    due_on = models.DateField(_("due"))
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("owner"))
    is_shared = models.BooleanField(_("the client sees it"), default=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(GoalQuerySet)

    class Meta(Promised.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.metric

    def get_absolute_url(self) -> str:
        return inside("projects:edit_goal", self.project.key, self.pk)

    @property
    def aim(self) -> Aim:
        return Aim(self.baseline, self.target, self.current, timezone.localdate(self.created_at), self.due_on)

    def stands(self, *, on: date) -> Standing:
        return standing(self.aim, on=on)

    @property
    def unit_after(self) -> str:
        """The unit as it is written after a number."""
        return f" {self.unit}" if self.unit else ""

    @property
    def percent(self) -> int:
        return int(progress(self.aim) * 100)
