"""What waits for what."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from schedule.models.tasks import Task
from tenancy.models import Owned, OwnedForeignKey


class Dependency(Owned):
    """A task that waits for another: the kind says which ends are tied, the lag how far apart."""

    class Kind(models.TextChoices):
        """Which end of the predecessor holds which end of the successor."""

        FINISH_START = "FS", _("finish to start")
        START_START = "SS", _("start to start")
        FINISH_FINISH = "FF", _("finish to finish")
        START_FINISH = "SF", _("start to finish")

    predecessor = OwnedForeignKey(
        Task, models.CASCADE, related_name="successors", verbose_name=_("predecessor")
    )
    successor = OwnedForeignKey(
        Task, models.CASCADE, related_name="predecessors", verbose_name=_("successor")
    )
    kind = models.CharField(_("kind"), max_length=2, choices=Kind, default=Kind.FINISH_START)
    lag_minutes = models.DecimalField(
        _("lag in minutes"), max_digits=11, decimal_places=1, default=Decimal(0)
    )
    lag_is_elapsed = models.BooleanField(_("lag runs through nights and holidays"), default=False)
    lag_percent = models.IntegerField(_("lag in percent of the predecessor"), null=True, blank=True)

    class Meta(Owned.Meta):
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "predecessor", "successor", "kind"],
                name="tasks_are_tied_once_per_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="task_does_not_wait_for_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} {self.kind} {self.successor}"
