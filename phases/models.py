"""Phases, one after the other, and what must be true at the end of each."""

from enum import StrEnum

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models import Deliverable, Project
from schedule.models import Task
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, Revisable, refuse
from tenancy.trash import Trashable, in_trash_index

LONGEST = MaxLengthValidator(1000)


class State(StrEnum):
    """Where a phase is."""

    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"


class Phase(Trashable, Revisable):
    """A part of the project with a gate at its end (PMBOK: project phase, phase gate)."""

    noun = "phase"

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="phases", verbose_name=_("project"), editable=False
    )
    position = models.PositiveIntegerField(_("place"), default=0, editable=False)
    name = models.CharField(_("name"), max_length=100)
    aim = models.CharField(
        _("aim"), max_length=300, blank=True, help_text=_("In a sentence: what is there at its end.")
    )
    starts_on = models.DateField(_("planned start"), null=True, blank=True)
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    overridden_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("overridden by"),
    )  # fmt: skip
    override_reason = models.TextField(
        _("why it was closed without its gate"), blank=True, editable=False, validators=[LONGEST]
    )

    class Meta(Revisable.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["position", "pk"]
        indexes = [
            in_trash_index("phase_in_trash"),
            models.Index(fields=["organization", "project", "position"], name="phase_by_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="phase_ends_after_it_starts",
                violation_error_message=_("A phase can't end before it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(opened_at__isnull=False),
                name="phase_is_opened_before_it_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> State:
        if self.closed_at:
            return State.CLOSED
        return State.OPEN if self.opened_at else State.AHEAD

    def get_absolute_url(self) -> str:
        return inside("phases:phase", self.project.key, self.pk)

    def get_recover_url(self) -> str:
        return inside("phases:recover", self.project.key, self.pk)


class Condition(Trashable, Revisable):
    """What must be true for a phase to be closed: seen from what there is, or asked of somebody."""

    noun = "condition"

    class Kind(models.TextChoices):
        """How one knows."""

        ACCEPTED = "accepted", _("Deliverables are accepted")
        PASSED = "passed", _("Acceptance criteria are met")
        SIGNED = "signed", _("The scope is signed")
        NO_CHANGES = "no_changes", _("No change request is open")
        MILESTONE = "milestone", _("A milestone is done")
        CONFIRMED = "confirmed", _("Somebody confirms it")

    phase = OwnedForeignKey(
        Phase, models.CASCADE, related_name="conditions", verbose_name=_("phase"), editable=False
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.CONFIRMED)
    text = models.CharField(
        _("sentence"), max_length=300, blank=True, help_text=_("What somebody confirms, such as “The team is named”.")
    )  # fmt: skip
    deliverable = OwnedForeignKey(
        Deliverable, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("deliverable"),
        help_text=_("With its parts; left empty, all of the project."),
    )  # fmt: skip
    milestone = OwnedForeignKey(
        Task, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("milestone")
    )
    person = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who is asked")
    )
    confirmed_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("confirmed by"),
    )  # fmt: skip
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True, editable=False, validators=[LONGEST])
    was_met = models.BooleanField(_("met when the phase was closed"), null=True, blank=True, editable=False)

    class Meta(Revisable.Meta):
        verbose_name = _("condition of a gate")
        verbose_name_plural = _("conditions of gates")
        ordering = ["pk"]
        indexes = [in_trash_index("condition_in_trash")]

    def __str__(self) -> str:
        if self.kind == self.Kind.CONFIRMED:
            return self.text
        about = self.deliverable or self.milestone
        return f"{self.get_kind_display()}: {about}" if about else str(self.get_kind_display())

    def clean(self) -> None:
        """It names what it is about, of the same project."""
        if self.kind == self.Kind.CONFIRMED and not self.text.strip():
            raise refuse(_("Say what is to be confirmed."), field="text")
        if self.kind == self.Kind.MILESTONE and self.milestone is None:
            raise refuse(_("Choose the milestone."), field="milestone")
        for field in ("deliverable", "milestone"):
            about = getattr(self, field)
            if about is not None and about.project_id != self.phase.project_id:
                raise refuse(_("That belongs to another project."), field=field)

    def get_absolute_url(self) -> str:
        return inside("phases:condition", self.phase.project.key, self.pk)

    def get_recover_url(self) -> str:
        return inside("phases:recover_condition", self.phase.project.key, self.pk)
