"""Projects."""

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Client, Contact
from core.money import currencies
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable, refuse
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
        lasting = apps.get_model("projects.Share").objects.lasting()
        return self.filter(models.Exists(lasting.filter(project=models.OuterRef("pk"), contact=contact)))


class Project(Trashable, Revisable):
    """Work for a client, from a goal to its acceptance."""

    noun = "project"

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
    background = models.TextField(
        _("background"), blank=True, help_text=_("What led to it, and what it is part of.")
    )
    currency = models.CharField(_("currency"), max_length=3, choices=currencies, default="CNY")
    starts_on = models.DateField(_("start"))
    due_on = models.DateField(
        _("due"), null=True, blank=True, help_text=_("What was promised, not what is planned.")
    )
    deemed_after = models.PositiveSmallIntegerField(
        _("working days until silence is acceptance"),
        null=True,
        blank=True,
        validators=[MinValueValidator(3), MaxValueValidator(250)],
        help_text=_(
            "What the contract says; announced twice before. Left empty, silence is never acceptance."
        ),
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
