"""Needs: what people at the client want it for, and what answers them."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clients.models import Contact
from projects.models.deliverables import Deliverable
from projects.models.goals import Goal
from projects.models.projects import Project
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, Revisable, refuse
from tenancy.trash import Trashable, in_trash_index


class Need(Trashable, Revisable):
    """What somebody at the client wants (ISO 10004: customer needs and expectations)."""

    noun = "need"

    class Importance(models.IntegerChoices):
        """How much depends on it."""

        VITAL = 5, _("vital")
        HIGH = 4, _("high")
        MEDIUM = 3, _("medium")
        LOW = 2, _("low")
        SLIGHT = 1, _("slight")

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="needs", verbose_name=_("project"), editable=False
    )
    position = models.PositiveIntegerField(_("place"), default=0, editable=False)
    text = models.TextField(_("need"), validators=[MaxLengthValidator(1000)])
    contact = OwnedForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who said it")
    )
    importance = models.PositiveSmallIntegerField(
        _("importance"), choices=Importance, default=Importance.MEDIUM
    )

    class Meta(Revisable.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["position", "pk"]
        indexes = [in_trash_index("need_in_trash")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def goals(self) -> list[Goal]:
        """Those that answer it."""
        return [link.goal for link in self.goal_links.all()]

    def clean(self) -> None:
        """Whoever said it is somebody at the project's client."""
        if self.contact is not None and self.contact.client_id != self.project.client_id:
            raise refuse(
                _("%(name)s is not somebody at this client."), field="contact", name=self.contact.name
            )

    def get_absolute_url(self) -> str:
        return inside("projects:need", self.project.key, self.pk)

    def get_recover_url(self) -> str:
        return inside("projects:recover_need", self.project.key, self.pk)


class NeedGoal(Owned):
    """A goal that answers a need."""

    need = OwnedForeignKey(Need, models.CASCADE, related_name="goal_links", verbose_name=_("need"))
    goal = OwnedForeignKey(Goal, models.CASCADE, related_name="need_links", verbose_name=_("goal"))

    class Meta(Owned.Meta):
        verbose_name = _("link of a need to a goal")
        verbose_name_plural = _("links of needs to goals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "need", "goal"], name="need_and_goal_are_linked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.need} → {self.goal}"


class GoalDeliverable(Owned):
    """A deliverable that serves a goal."""

    goal = OwnedForeignKey(Goal, models.CASCADE, related_name="deliverable_links", verbose_name=_("goal"))
    deliverable = OwnedForeignKey(
        Deliverable, models.CASCADE, related_name="goal_links", verbose_name=_("deliverable")
    )

    class Meta(Owned.Meta):
        verbose_name = _("link of a goal to a deliverable")
        verbose_name_plural = _("links of goals to deliverables")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "goal", "deliverable"], name="goal_and_deliverable_are_linked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.goal} → {self.deliverable}"
