"""Organizations and who belongs to them."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, User, validate_time_zone
from tenancy.rows import Conflict, Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable, refuse

__all__ = ["Conflict", "Owned", "OwnedForeignKey", "OwnedManager", "OwnedQuerySet", "Revisable", "refuse"]

RESERVED = {"accounts", "admin", "api", "livez", "mailbox", "metrics", "new", "operators", "readyz", "static"}


def validate_not_reserved(slug: str) -> None:
    if slug in RESERVED:
        raise ValidationError(
            _("The address “%(slug)s” is taken. Choose another one."), params={"slug": slug}
        )


class OrganizationQuerySet(models.QuerySet):
    """Organizations, which are not rows of an organization."""

    def of(self, user: User) -> "OrganizationQuerySet":
        """Where the person is a member: the one question that spans organizations, answered by the database."""
        return self.filter(pk__in=RawSQL("SELECT accord_organizations_of(%s)", [user.pk]))


class SupportAccess(models.TextChoices):
    """Whether a platform operator may look into the organization."""

    NEVER = "never", _("Never")
    ASK = "ask", _("When an owner agrees")
    ALLOWED = "allowed", _("When they say why")


class Organization(models.Model):
    """A firm that delivers projects: the tenant."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(
        _("address"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and single hyphens.")),
            validate_not_reserved,
        ],
    )
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    founded_at = models.DateTimeField(_("founded"), default=timezone.now, editable=False)
    days_between_surveys = models.PositiveSmallIntegerField(
        _("days between surveys"),
        default=14,
        help_text=_("Nobody at a client is asked more often than this, whatever happens in their projects."),
    )
    support_access = models.CharField(
        _("visits of operators"),
        max_length=10,
        choices=SupportAccess,
        default=SupportAccess.ALLOWED,
        help_text=_(
            "Whoever runs the installation may look in for an hour, read only. The owners are told of each visit."
        ),
    )
    provider_required = models.BooleanField(
        _("only its identity provider lets in"), default=False, editable=False
    )
    logo = models.CharField(_("address of the logo"), max_length=32, blank=True, default="", editable=False)
    factor_required = models.BooleanField(_("asks for a second factor"), default=False, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = [Lower("name")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member is; each may what the ones after it may. Client contacts are not members."""

    OWNER = "owner", _("Owner")
    ADMIN = "admin", _("Admin")
    MANAGER = "manager", _("Project manager")
    MEMBER = "member", _("Team member")


class Membership(Owned):
    """A person in an organization."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    class Meta(Owned.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "user"], name="person_is_a_member_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="member_has_a_known_role"),
        ]

    def __str__(self) -> str:
        return str(self.user)


class KeptAnswer(Owned):
    """What the API answered to a request with an Idempotency-Key, to be told again for a day."""

    holder = models.CharField(_("whose"), max_length=40, editable=False)
    key = models.CharField(_("key"), max_length=255, editable=False)
    request = models.CharField(_("request"), max_length=64, editable=False)
    status = models.PositiveSmallIntegerField(_("status"), editable=False)
    headers = models.JSONField(_("headers"), default=dict, editable=False)
    body = models.TextField(_("body"), editable=False)
    kept_at = models.DateTimeField(_("kept"), default=timezone.now, editable=False, db_index=True)

    class Meta(Owned.Meta):
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "holder", "key"], name="answer_is_kept_once_for_a_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.key}"
