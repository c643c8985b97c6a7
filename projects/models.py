"""Projects, their goals, and with whom they are shared."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Client, Contact
from projects.standing import Aim, Standing, progress, standing
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable, refuse
from tenancy.trash import Trashable, in_trash_index


class ProjectQuerySet(OwnedQuerySet):
    """Projects."""

    def open(self) -> "ProjectQuerySet":
        return self.filter(closed_at=None)

    def closed(self) -> "ProjectQuerySet":
        return self.exclude(closed_at=None)

    def matching(self, words: str) -> "ProjectQuerySet":
        """Whose name, key or client contains the words."""
        if not words:
            return self
        names = ("name", "key", "client__name")
        return self.filter(models.Q.create([(f"{name}__icontains", words) for name in names], models.Q.OR))

    def shared_with(self, contact: Contact) -> "ProjectQuerySet":
        """What the contact may look into."""
        return self.filter(
            models.Exists(Share.objects.lasting().filter(project=models.OuterRef("pk"), contact=contact))
        )


class Project(Trashable, Revisable):
    """Work for a client, from a goal to its acceptance."""

    key = models.CharField(
        _("key"),
        max_length=20,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]{0,11}-[0-9]+$", _("A key looks like NORTH-3."))],
        help_text=_("How everybody calls it for short, such as NORTH-3. Left empty, it is chosen for you."),
    )
    name = models.CharField(_("name"), max_length=200)
    client = OwnedForeignKey(Client, models.PROTECT, related_name="projects", verbose_name=_("client"))
    manager = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("project manager"))
    objective = models.TextField(
        _("objective"), blank=True, help_text=_("In a sentence: what is better afterwards.")
    )
    starts_on = models.DateField(_("start"))
    due_on = models.DateField(
        _("due"), null=True, blank=True, help_text=_("What was promised, not what is planned.")
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(ProjectQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["-starts_on", "-pk"]
        indexes = [in_trash_index("project_in_trash")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "key"],
                name="project_key_is_used_once",
                violation_error_message=_("There is a project with this key already."),
            ),
            models.CheckConstraint(
                condition=models.Q(due_on=None) | models.Q(due_on__gte=models.F("starts_on")),
                name="project_is_due_after_it_starts",
                violation_error_message=_("A project can't be due before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.name}"

    def clean(self) -> None:
        """A key leads to one project for ever, also to one that might come back from the trash."""
        if Project.everything.filter(key=self.key, trashed_at__isnull=False).exclude(pk=self.pk).exists():
            raise refuse(_("A project in the trash has this key."), field="key")

    def get_absolute_url(self) -> str:
        return inside("cockpit:project", self.key)


class GoalQuerySet(OwnedQuerySet):
    """Goals."""

    def current(self) -> "GoalQuerySet":
        return self.filter(dropped_at=None)

    def shared(self) -> "GoalQuerySet":
        return self.filter(is_shared=True)


class Goal(Revisable):
    """What was promised, as a number: a metric to come from a baseline to a target by a day, with an owner."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="goals", verbose_name=_("project"))
    metric = models.CharField(_("metric"), max_length=200, help_text=_("Such as “Orders handled per hour”."))
    unit = models.CharField(_("unit"), max_length=20, blank=True, help_text=_("Such as %, days or CNY."))
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2, default=Decimal(0))
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    current = models.DecimalField(_("current value"), max_digits=14, decimal_places=2, default=Decimal(0))
    due_on = models.DateField(_("due"))
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("owner"))
    is_shared = models.BooleanField(_("the client sees it"), default=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(GoalQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.metric

    def get_absolute_url(self) -> str:
        return inside("projects:edit_goal", self.project.key, self.pk)

    @property
    def aim(self) -> Aim:
        return Aim(self.baseline, self.target, self.current, timezone.localdate(self.created_at), self.due_on)

    def stands(self, *, on: date) -> Standing:
        return standing(self.aim, on=on)

    @property
    def unit_after(self) -> str:
        """The unit as it is written after a number."""
        return f" {self.unit}" if self.unit else ""

    @property
    def percent(self) -> int:
        return int(progress(self.aim) * 100)


class ShareQuerySet(OwnedQuerySet):
    """Shares."""

    def lasting(self) -> Any:
        return self.filter(ended_at=None, contact__archived_at=None)


class Share(Owned):
    """A contact who may look into a project through the portal."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="shares", verbose_name=_("project"))
    contact = OwnedForeignKey(Contact, models.CASCADE, related_name="shares", verbose_name=_("contact"))
    shared_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("shared by"))
    shared_at = models.DateTimeField(_("shared"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(ShareQuerySet)

    class Meta(Owned.Meta):
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "project", "contact"],
                condition=models.Q(ended_at=None),
                name="project_is_shared_with_a_contact_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.project} – {self.contact}"
