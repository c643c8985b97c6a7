"""What a goal's metric was on a day."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models.goals import Goal
from tenancy.models import Owned, OwnedForeignKey


class Measurement(Owned):
    """A value of a goal's metric on a day; measured again on the same day, it is corrected."""

    goal = OwnedForeignKey(Goal, models.CASCADE, related_name="measurements", verbose_name=_("goal"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    measured_on = models.DateField(_("measured on"))
    note = models.TextField(_("note"), blank=True, validators=[MaxLengthValidator(500)])
    measured_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("measured by")
    )

    class Meta(Owned.Meta):
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["-measured_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "goal", "measured_on"], name="goal_is_measured_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.goal} {self.measured_on}"

    @classmethod
    def kept(
        cls, goal: Goal, *, value: Decimal, on: date, note: str = "", measured_by: Any = None
    ) -> "Measurement":
        """The day's value, in place of the one it had."""
        cls.objects.filter(goal=goal, measured_on=on).delete()
        made = cls(goal=goal, value=value, measured_on=on, note=note, measured_by=measured_by)
        made.belong()
        made.full_clean()
        made.save(force_insert=True)
        return made
