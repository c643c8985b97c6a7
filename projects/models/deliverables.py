"""Deliverables: what the client gets, as a tree, and how each is known to be right."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models.projects import Project
from projects.models.promised import Promised
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, refuse
from tenancy.trash import Trashable, in_trash_index

LONGEST = MaxLengthValidator(5000)


class Deliverable(Trashable, Promised):
    """Something the client gets (PMBOK: deliverable), perhaps made of others."""

    noun = "deliverable"

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="deliverables", verbose_name=_("project"), editable=False
    )
    parent = OwnedForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    position = models.PositiveIntegerField(_("place"), default=0, editable=False)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True, validators=[LONGEST])
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    price = models.DecimalField(_("price"), max_digits=14, decimal_places=2, null=True, blank=True)
    effort = models.DecimalField(_("effort in hours"), max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta(Promised.Meta):
        verbose_name = _("deliverable")
        verbose_name_plural = _("deliverables")
        ordering = ["position", "pk"]
        indexes = [
            in_trash_index("deliverable_in_trash"),
            models.Index(fields=["organization", "project", "position"], name="deliverable_by_place"),
        ]
        constraints = [
            *Promised.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gte=0),
                name="deliverable_costs_no_negative_price",
                violation_error_message=_("A price can't be negative."),
            ),
            models.CheckConstraint(
                condition=models.Q(effort=None) | models.Q(effort__gte=0),
                name="deliverable_takes_no_negative_effort",
                violation_error_message=_("An effort can't be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A tree: a deliverable is part of one of the same project, and never of itself."""
        if self.parent is None:
            return
        if self.parent.project_id != self.project_id:
            raise refuse(_("That deliverable belongs to another project."), field="parent")
        if self.pk in [ancestor.pk for ancestor in self.ancestors()]:
            raise refuse(_("A deliverable can't be part of itself."), field="parent")

    def ancestors(self) -> list["Deliverable"]:
        """What it is part of, the nearest first."""
        found: list[Deliverable] = []
        above = self.parent
        while above is not None and above not in found:
            found.append(above)
            above = above.parent
        return found

    def get_recover_url(self) -> str:
        return inside("projects:recover_deliverable", self.project.key, self.pk)

    def get_absolute_url(self) -> str:
        return inside("projects:deliverable", self.project.key, self.pk)


class Criterion(Trashable, Promised):
    """What must be true of a deliverable for it to be accepted (PMBOK: acceptance criteria); it passes or fails alone."""

    noun = "criterion"

    deliverable = OwnedForeignKey(
        Deliverable, models.CASCADE, related_name="criteria", verbose_name=_("deliverable"), editable=False
    )
    text = models.TextField(_("text"), validators=[MaxLengthValidator(1000)])
    position = models.PositiveIntegerField(_("place"), default=0, editable=False)

    class Meta(Promised.Meta):
        verbose_name = _("acceptance criterion")
        verbose_name_plural = _("acceptance criteria")
        ordering = ["position", "pk"]
        indexes = [in_trash_index("criterion_in_trash")]

    def __str__(self) -> str:
        return self.text[:80]

    def get_recover_url(self) -> str:
        return inside("projects:recover_criterion", self.deliverable.project.key, self.pk)

    def get_absolute_url(self) -> str:
        return self.deliverable.get_absolute_url()
