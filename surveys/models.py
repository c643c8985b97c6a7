"""Satisfaction surveys: what is asked, of whom, and what they said."""

import secrets
from datetime import date, timedelta

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models import Contact
from projects.models import Project
from schedule.models import Task
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable

LOWEST, HIGHEST, LOW = 1, 5, 2


class SurveyQuerySet(OwnedQuerySet):
    """Surveys."""

    def open(self) -> "SurveyQuerySet":
        return self.filter(closed_at=None)

    def over(self, *, on: date) -> "SurveyQuerySet":
        """Open ones whose last day has passed."""
        return self.open().filter(closes_on__lt=on)

    def counting(self) -> "SurveyQuerySet":
        """With `asked_count`, `answers_count` and `average`."""
        asked = models.Q(invitations__skipped="")
        return self.annotate(
            asked_count=models.Count("invitations", filter=asked),
            answers_count=models.Count("invitations__answer"),
            average=models.Avg("invitations__answer__score"),
        )


class Survey(Owned):
    """One question (CSAT, ISO 10004) to the people at a client: how was this milestone?"""

    LASTS = timedelta(days=14)

    project = OwnedForeignKey(Project, models.CASCADE, related_name="surveys", verbose_name=_("project"))
    task = OwnedForeignKey(Task, models.CASCADE, related_name="surveys", verbose_name=_("milestone"))
    opened_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    closes_on = models.DateField(_("open until"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(SurveyQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "task"],
                condition=models.Q(closed_at=None),
                name="milestone_has_one_open_survey",
            )
        ]

    def __str__(self) -> str:
        return self.task.name

    def get_absolute_url(self) -> str:
        return inside("surveys:detail", self.pk)

    def is_open(self, *, on: date) -> bool:
        return self.closed_at is None and on <= self.closes_on


class SurveyInvitation(Owned):
    """A contact who is asked; `skipped` says why somebody was not."""

    survey = OwnedForeignKey(Survey, models.CASCADE, related_name="invitations", verbose_name=_("survey"))
    contact = OwnedForeignKey(Contact, models.CASCADE, related_name="invitations", verbose_name=_("contact"))
    nonce = models.CharField(max_length=43, default=secrets.token_urlsafe, editable=False)
    invited_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    skipped = models.CharField(_("not asked, because"), max_length=40, blank=True)

    class Meta(Owned.Meta):
        verbose_name = _("invitation to a survey")
        verbose_name_plural = _("invitations to surveys")
        ordering = ["contact__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "survey", "contact"], name="person_is_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.survey}"


class Answer(Revisable):
    """What one person said: 1 (bad) to 5 (excellent), and why."""

    invitation = models.OneToOneField(
        SurveyInvitation,
        models.CASCADE,
        related_name="answer",
        db_constraint=False,
        verbose_name=_("survey invitation"),
    )
    score = models.PositiveSmallIntegerField(
        _("score"), validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(2000)])
    answered_at = models.DateTimeField(_("answered"), default=timezone.now, editable=False)

    class Meta(Revisable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-answered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__gte=LOWEST, score__lte=HIGHEST), name="score_is_from_one_to_five"
            )
        ]

    def __str__(self) -> str:
        return f"{self.score}/{HIGHEST}"

    @property
    def is_low(self) -> bool:
        return self.score <= LOW
