"""What happened, in a chain that shows whether anything was changed; and who has still to hear of it."""

from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from activity.chain import GENESIS, seal
from activity.kinds import KINDS
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet


class Particulars(dict):
    """An event's particulars, forgiving: what is not told is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


class EventQuerySet(OwnedQuerySet):
    """Events, the newest first."""

    def about(self, *subjects: models.Model) -> "EventQuerySet":
        """What happened to any of the subjects."""
        keys: dict[str, list[int]] = {}
        for subject in subjects:
            keys.setdefault(subject._meta.label_lower, []).append(subject.pk)
        match = models.Q(pk__in=[])
        for kind, known in keys.items():
            match |= models.Q(subject_type=kind, subject_id__in=known)
        return self.filter(match).select_related("actor")

    def matching(self, words: str) -> "EventQuerySet":
        """Where somebody or something has the words in its name."""
        if not words:
            return self
        return self.filter(models.Q(actor_name__icontains=words) | models.Q(subject_name__icontains=words))


class Event(Owned):
    """Something somebody did to something; written once, never changed (the database refuses).

    `number`, `previous` and `hash` are given by the database when the transaction commits, see `activity.chain`.
    """

    kind = models.CharField(max_length=60, verbose_name=gettext_lazy("kind of event"))
    actor = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("account")
    )
    actor_name = models.CharField(max_length=160, verbose_name=gettext_lazy("who"))
    subject_type = models.CharField(max_length=60, verbose_name=gettext_lazy("kind of subject"))
    subject_id = models.BigIntegerField(verbose_name=gettext_lazy("number of the subject"))
    subject_name = models.CharField(max_length=400, verbose_name=gettext_lazy("subject"))
    particulars = models.JSONField(default=dict, verbose_name=gettext_lazy("particulars"))
    at = models.DateTimeField(default=timezone.now, verbose_name=gettext_lazy("when it happened"))
    seals = models.JSONField(default=dict, editable=False)
    salts = models.JSONField(default=dict, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    number = models.BigIntegerField(null=True, editable=False, verbose_name=gettext_lazy("number"))
    previous = models.CharField(max_length=64, default="", editable=False)
    hash = models.CharField(
        max_length=64, default="", editable=False, verbose_name=gettext_lazy("hash value")
    )

    objects = OwnedManager.speaking(EventQuerySet)

    class Meta(Owned.Meta):
        verbose_name = gettext_lazy("event")
        verbose_name_plural = gettext_lazy("events")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(
                fields=["organization", "subject_type", "subject_id", "-at"], name="event_by_subject"
            ),
            models.Index(fields=["organization", "-at"], name="event_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="event_has_its_own_number")
        ]

    def __str__(self) -> str:
        known = {**self.particulars, "actor": self.actor_name or _("Accord"), "subject": self.subject_name}
        return str(KINDS.get(self.kind, self.kind)) % Particulars(known)

    @property
    def has_page(self) -> bool:
        """Whether what it is about has a page of its own."""
        model: Any = apps.get_model(self.subject_type)
        return issubclass(model, Owned) and hasattr(model, "get_absolute_url")

    def belong(self) -> None:
        """Take the scope's organization, and be sealed in it: an event is written once."""
        super().belong()
        seal(self)


class AuditHead(Owned):
    """The last link of the organization's chain; written by the database alone, when events are committed."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta(Owned.Meta):
        constraints = [models.UniqueConstraint(fields=["organization"], name="organization_has_one_chain")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class AuditAnchor(Owned):
    """That the chain was checked up to a number, and what was wrong; also in the log, out of the database's reach."""

    number = models.BigIntegerField(gettext_lazy("up to number"))
    hash = models.CharField(max_length=64, verbose_name=gettext_lazy("hash value"))
    at = models.DateTimeField(gettext_lazy("checked"), default=timezone.now)
    trouble = models.TextField(gettext_lazy("trouble"), blank=True)

    class Meta(Owned.Meta):
        verbose_name = gettext_lazy("anchor of the audit")
        verbose_name_plural = gettext_lazy("anchors of the audit")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class Announcement(Owned):
    """An event whose reactions have not run yet; deleted when they have."""

    event = OwnedForeignKey(Event, models.CASCADE, related_name="+", verbose_name=gettext_lazy("event"))
    attempts = models.PositiveSmallIntegerField(default=0, verbose_name=gettext_lazy("tries"))
    trouble = models.TextField(default="", blank=True, verbose_name=gettext_lazy("trouble"))

    class Meta(Owned.Meta):
        verbose_name = gettext_lazy("announcement")
        verbose_name_plural = gettext_lazy("announcements")
        constraints = [
            models.UniqueConstraint(fields=["organization", "event"], name="event_is_announced_once")
        ]

    def __str__(self) -> str:
        return str(self.event)
