"""What tasks are for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models import Deliverable
from schedule.models.tasks import Task
from tenancy.models import Owned, OwnedForeignKey


class Contribution(Owned):
    """A task that makes a deliverable, or a part of it; that of a summary is one of every task under it."""

    task = OwnedForeignKey(Task, models.CASCADE, related_name="contributions", verbose_name=_("task"))
    deliverable = OwnedForeignKey(
        Deliverable, models.CASCADE, related_name="contributions", verbose_name=_("deliverable")
    )

    class Meta(Owned.Meta):
        verbose_name = _("contribution of a task")
        verbose_name_plural = _("contributions of tasks")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "task", "deliverable"], name="task_contributes_to_a_deliverable_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} → {self.deliverable}"
