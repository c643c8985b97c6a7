"""Change requests: what is to be added, altered and removed of what was promised, and why."""

from datetime import datetime

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Contact
from projects.models.baselines import ScopeVersion
from projects.models.projects import Project
from projects.models.signatures import SigningRound
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable
from tenancy.trash import Trashable, in_trash_index

LONGEST = MaxLengthValidator(5000)


class ChangeRequestQuerySet(OwnedQuerySet):
    """Change requests."""

    def open(self) -> "ChangeRequestQuerySet":
        """Not decided by us yet."""
        return self.filter(approved_at=None, declined_at=None)

    def signing(self) -> "ChangeRequestQuerySet":
        """With `signed_at` and `refused_at` of the version it made, and whether that `is_laid_out`."""
        rounds = SigningRound.objects.filter(version=models.OuterRef("result"))
        waiting = rounds.filter(withdrawn_at=None, signed_at=None, refused_at=None)
        return self.annotate(
            signed_at=models.Subquery(rounds.exclude(signed_at=None).values("signed_at")[:1]),
            refused_at=models.Subquery(rounds.exclude(refused_at=None).values("refused_at")[:1]),
            is_laid_out=models.Exists(waiting),
        )

    def matching(self, words: str) -> "ChangeRequestQuerySet":
        """Whose title or reason contains the words."""
        if not words:
            return self
        return self.filter(models.Q(title__icontains=words) | models.Q(reason__icontains=words))


class ChangeRequest(Trashable, Revisable):
    """A wish to change what was promised (PMBOK: change request); `parts` are those of `projects.changes`."""

    noun = "change"

    class Origin(models.TextChoices):
        """Where it came from."""

        MANAGER = "manager", _("Project manager")
        MEMBER = "member", _("Team member")
        CLIENT = "client", _("Client")
        MEETING = "meeting", _("Meeting")
        MAIL = "mail", _("E-mail")
        TASK = "task", _("Task")

    class Triage(models.TextChoices):
        """How it stands to the signed version."""

        INSIDE = "inside", _("Inside the scope")
        OUTSIDE = "outside", _("Outside the scope")
        UNCLEAR = "unclear", _("Unclear")

    class State(models.TextChoices):
        """How far it is."""

        RAISED = "raised", _("to be decided")
        DECLINED = "declined", _("declined")
        UNDONE = "undone", _("undone")
        APPROVED = "approved", _("approved, not signed")
        ASKED = "asked", _("with the client")
        REFUSED = "refused", _("refused by the client")
        SIGNED = "signed", _("signed")

    signed_at: datetime | None
    refused_at: datetime | None
    is_laid_out: bool

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="changes", verbose_name=_("project"), editable=False
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    title = models.CharField(_("title"), max_length=200)
    reason = models.TextField(_("reason"), blank=True, validators=[LONGEST])
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.MANAGER)
    source = models.CharField(_("where it was said"), max_length=300, blank=True)
    raised_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("raised by"),
    )  # fmt: skip
    raised_for = OwnedForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    triage = models.CharField(_("triage"), max_length=10, choices=Triage, blank=True)
    parts = models.JSONField(_("parts"), default=list, blank=True)
    risk = models.TextField(_("effect on risk"), blank=True, validators=[LONGEST])
    quality = models.TextField(_("effect on quality"), blank=True, validators=[LONGEST])
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("approved by"),
    )  # fmt: skip
    result = models.OneToOneField(
        ScopeVersion, models.CASCADE, null=True, blank=True, editable=False, related_name="change",
        db_constraint=False, verbose_name=_("scope version"),
    )  # fmt: skip
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True, editable=False)
    decline_reason = models.TextField(_("why it was declined"), blank=True, validators=[LONGEST])
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(ChangeRequestQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        ordering = ["-number"]
        indexes = [in_trash_index("change_request_in_trash")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "project", "number"], name="change_request_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None, result=None)
                | models.Q(approved_at__isnull=False, result__isnull=False),
                name="approved_change_makes_a_version",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | models.Q(declined_at=None),
                name="change_is_not_both_approved_and_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"CR-{self.number} {self.title}"

    def get_recover_url(self) -> str:
        return inside("projects:recover_change", self.project.key, self.number)

    def get_absolute_url(self) -> str:
        return inside("projects:change", self.project.key, self.number)

    @property
    def state(self) -> "ChangeRequest.State":
        """How far it is, if `signing()` was asked along."""
        if self.declined_at:
            return self.State.DECLINED
        if self.undone_at:
            return self.State.UNDONE
        return self._signing_state() if self.result_id else self.State.RAISED

    def _signing_state(self) -> "ChangeRequest.State":
        states = [
            (self.signed_at, self.State.SIGNED),
            (self.is_laid_out, self.State.ASKED),
            (self.refused_at, self.State.REFUSED),
        ]
        return next((state for is_so, state in states if is_so), self.State.APPROVED)
