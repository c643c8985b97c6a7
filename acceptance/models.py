"""Submissions: deliverables laid before a client, and what became of each acceptance criterion."""

import secrets

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Contact
from files.models import Attachment
from projects.models import Deliverable
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet

LONGEST = MaxLengthValidator(2000)
IS_OPEN = models.Q(outcome="")


class SubmissionQuerySet(OwnedQuerySet):
    """Submissions."""

    def open(self) -> "SubmissionQuerySet":
        """Still to be answered."""
        return self.filter(IS_OPEN)

    def waiting(self) -> "SubmissionQuerySet":
        """Open ones that somebody can still answer: the project runs, the contact is there."""
        return self.open().filter(
            deliverable__project__closed_at=None, contact__archived_at=None, contact__client__archived_at=None
        )


class Submission(Owned):
    """A deliverable laid before a contact to be accepted, with the criteria as they were then."""

    class Outcome(models.TextChoices):
        """What became of it."""

        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        DEEMED = "deemed", _("deemed accepted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    deliverable = OwnedForeignKey(
        Deliverable, models.CASCADE, related_name="submissions", verbose_name=_("deliverable")
    )
    number = models.PositiveIntegerField(_("number"))
    note = models.TextField(_("note"), blank=True, validators=[LONGEST])
    criteria = models.JSONField(_("acceptance criteria as submitted"), default=list, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now, editable=False)
    contact = OwnedForeignKey(
        Contact, models.CASCADE, related_name="submissions", verbose_name=_("contact asked")
    )
    nonce = models.CharField(max_length=43, default=secrets.token_urlsafe, editable=False)
    deemed_on = models.DateField(_("deemed accepted after"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded"), null=True, blank=True, editable=False)
    first_announced_on = models.DateField(_("first announced"), null=True, blank=True, editable=False)
    last_announced_on = models.DateField(_("last announced"), null=True, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    name = models.CharField(_("decided by"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, validators=[LONGEST])

    objects = OwnedManager.speaking(SubmissionQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "deliverable", "number"], name="submission_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["organization", "deliverable"], condition=IS_OPEN, name="deliverable_is_submitted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at=None)
                | (~models.Q(outcome="") & models.Q(decided_at__isnull=False)),
                name="submission_is_decided_at_a_moment",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.deliverable.name} #{self.number}"

    def get_absolute_url(self) -> str:
        return inside("acceptance:history", self.deliverable.project.key, self.deliverable_id)

    @property
    def is_open(self) -> bool:
        return not self.outcome

    @property
    def is_accepted(self) -> bool:
        """By somebody, or by silence."""
        return self.outcome in (self.Outcome.ACCEPTED, self.Outcome.DEEMED)

    @property
    def met(self) -> set[str]:
        """The numbers of the criteria that are met; all it was submitted with, when silence was acceptance."""
        if self.outcome == self.Outcome.DEEMED:
            return {one["uid"] for one in self.criteria}
        return {str(verdict.criterion) for verdict in self.verdicts.all() if verdict.passed}


class Verdict(Owned):
    """Whether one criterion is met, in the eyes of whoever was asked; why not, if not."""

    submission = OwnedForeignKey(
        Submission, models.CASCADE, related_name="verdicts", verbose_name=_("submission")
    )
    criterion = models.UUIDField(_("unchanging number of the criterion"))
    text = models.TextField(_("text"))
    place = models.PositiveSmallIntegerField(_("place"), default=0)
    passed = models.BooleanField(_("met"))
    reason = models.TextField(_("reason"), blank=True, validators=[LONGEST])

    class Meta(Owned.Meta):
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "submission", "criterion"], name="criterion_is_judged_once"
            ),
            models.CheckConstraint(
                condition=models.Q(passed=True) | ~models.Q(reason=""), name="failed_criterion_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Evidence(Owned):
    """A file of the project that shows the deliverable is done; a table of its own, for files can be thrown away."""

    submission = OwnedForeignKey(
        Submission, models.CASCADE, related_name="evidence", verbose_name=_("submission")
    )
    attachment = OwnedForeignKey(Attachment, models.CASCADE, related_name="+", verbose_name=_("attachment"))

    class Meta(Owned.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("pieces of evidence")
        ordering = ["attachment__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "submission", "attachment"], name="file_is_evidence_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.attachment)
