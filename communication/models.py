"""Mail that must go out, and the rules by which people are reminded."""

import hashlib

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Language
from schedule.models import Task
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable


class MailQuerySet(OwnedQuerySet):
    """The outbox; time is the database's."""

    def waiting(self) -> "MailQuerySet":
        return self.filter(sent_at=None, dropped_at=None, dead_at=None)

    def sent(self) -> "MailQuerySet":
        return self.exclude(sent_at=None)

    def dropped(self) -> "MailQuerySet":
        """What nobody wanted any more."""
        return self.exclude(dropped_at=None)

    def dead(self) -> "MailQuerySet":
        """What was given up."""
        return self.exclude(dead_at=None)

    def free(self) -> "MailQuerySet":
        """What waits and nobody is sending at the moment."""
        return self.waiting().filter(models.Q(lease_until=None) | models.Q(lease_until__lt=Now()))

    def due(self) -> "MailQuerySet":
        """What may be sent now."""
        return self.free().filter(not_before__lte=Now())


class Mail(Owned):
    """One mail to one person, made at most once per key; its text is written when it is sent."""

    class Reason(models.TextChoices):
        """Why a mail was not wanted any more."""

        OVER = "over", _("what it was about is over")
        LATE = "late", _("its day had passed")
        ANSWERED = "answered", _("it was answered already")

    key = models.CharField(
        max_length=400,
        help_text=_("Names the occasion, so that it is told once."),
        verbose_name=_("occasion"),
    )
    letter = models.CharField(_("letter"), max_length=60)
    payload = models.JSONField(default=dict)
    to_email = models.EmailField(_("to"))
    to_name = models.CharField(_("name"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=Language)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    queued_at = models.DateTimeField(_("queued"), default=timezone.now)
    not_before = models.DateTimeField(_("not before"), db_default=Now())
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease_until = models.DateTimeField(null=True, blank=True, verbose_name=_("held until"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("no longer wanted"), null=True, blank=True)
    dropped_because = models.CharField(_("not wanted, because"), max_length=20, choices=Reason, blank=True)
    dead_at = models.DateTimeField(_("given up"), null=True, blank=True)
    trouble = models.TextField(_("trouble"), blank=True)

    objects = OwnedManager.speaking(MailQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "key"], name="occasion_is_told_once"),
            models.CheckConstraint(
                condition=models.Q(sent_at=None, dropped_at=None)
                | models.Q(sent_at=None, dead_at=None)
                | models.Q(dropped_at=None, dead_at=None),
                name="mail_ends_in_one_way",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "not_before"],
                condition=models.Q(sent_at=None, dropped_at=None, dead_at=None),
                name="mail_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter} → {self.to_email}"

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.dropped_at is None and self.dead_at is None

    @property
    def message_id(self) -> str:
        """The same for every attempt, so that a repeated one is recognized."""
        name = hashlib.sha256(f"{self.organization_id}:{self.key}".encode()).hexdigest()[:40]
        return f"<{name}@{settings.SITE_URL.partition('//')[2].partition(':')[0].strip('/')}>"


class ReminderRuleQuerySet(OwnedQuerySet):
    """Rules."""

    def current(self) -> "ReminderRuleQuerySet":
        return self.filter(dropped_at=None)


class ReminderRule(Revisable):
    """Who is reminded of a milestone, and how many days before or after its date."""

    class When(models.TextChoices):
        """On which side of the date."""

        BEFORE = "before", _("days before")
        ON = "on", _("on the day")
        OVERDUE = "overdue", _("days overdue")

    class Audience(models.TextChoices):
        """To whom."""

        MANAGER = "manager", _("the project manager")
        TEAM = "team", _("the team")
        CONTACTS = "contacts", _("the client's people it is shared with")

    when = models.CharField(_("when"), max_length=8, choices=When, default=When.BEFORE)
    days = models.PositiveSmallIntegerField(_("days"), default=0, validators=[MaxValueValidator(365)])
    audience = models.CharField(_("to whom"), max_length=8, choices=Audience, default=Audience.MANAGER)
    dropped_at = models.DateTimeField(null=True, blank=True, editable=False, verbose_name=_("dropped"))

    objects = OwnedManager.speaking(ReminderRuleQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("reminder rule")
        verbose_name_plural = _("reminder rules")
        ordering = ["when", "-days", "audience"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "when", "days", "audience"],
                condition=models.Q(dropped_at=None),
                name="reminder_rule_is_set_once",
                violation_error_message=_("There is a rule like this already."),
            ),
            models.CheckConstraint(
                condition=models.Q(when="on", days=0) | (~models.Q(when="on") & models.Q(days__gte=1)),
                name="reminder_counts_days_unless_on_the_day",
                violation_error_message=_("Say how many days; on the day itself it is none."),
            ),
        ]

    def __str__(self) -> str:
        if self.when == self.When.ON:
            return str(self.get_when_display())
        if self.when == self.When.BEFORE:
            sentence = ngettext("%(days)s day before", "%(days)s days before", self.days)
        else:
            sentence = ngettext("%(days)s day overdue", "%(days)s days overdue", self.days)
        return sentence % {"days": self.days}

    @property
    def offset(self) -> int:
        """Days from the milestone's date to the day of the reminder; negative is before."""
        return {"before": -self.days, "on": 0, "overdue": self.days}[self.when]


class Reminder(Owned):
    """That a person is to hear on a day of a milestone so many days away; without a mail it was missed."""

    email = models.EmailField(_("to"))
    task = OwnedForeignKey(Task, models.CASCADE, related_name="+", verbose_name=_("milestone"))
    offset = models.SmallIntegerField(_("days after the milestone's date"))
    day = models.DateField(_("day"))
    mail = OwnedForeignKey(
        Mail, models.CASCADE, null=True, blank=True, related_name="reminders", verbose_name=_("mail")
    )

    class Meta(Owned.Meta):
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-day", "email", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "email", "task", "offset", "day"], name="person_is_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.email}: {self.task}"


class ReminderRound(Owned):
    """How far an organization's reminders have been planned; whoever plans holds the row."""

    planned_until = models.DateTimeField(_("planned until"))

    class Meta(Owned.Meta):
        verbose_name = _("round of reminders")
        verbose_name_plural = _("rounds of reminders")
        constraints = [models.UniqueConstraint(fields=["organization"], name="organization_has_one_round")]

    def __str__(self) -> str:
        return str(self.planned_until)
