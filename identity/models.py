"""An organization's identity provider, and who came through it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.secrets import unseal
from tenancy.models import Owned, OwnedForeignKey, Revisable, Role, refuse
from tenancy.policies import RANK


def usual_scopes() -> list[str]:
    return ["openid", "email", "profile"]


class IdentityProvider(Revisable):
    """The OpenID Connect provider by which an organization knows its people; it speaks for its e-mail domains only."""

    NEWCOMERS = [(role.value, role.label) for role in (Role.MEMBER, Role.MANAGER, Role.ADMIN)]

    name = models.CharField(_("name"), max_length=80)
    issuer = models.CharField(_("issuer"), max_length=300)
    client_id = models.CharField(_("client ID"), max_length=255)
    sealed_secret = models.TextField(editable=False)
    scopes = ArrayField(models.CharField(max_length=60), verbose_name=_("scopes"), default=usual_scopes)
    domains = ArrayField(models.CharField(max_length=253), verbose_name=_("e-mail domains"))
    role_claim = models.CharField(_("claim with the roles"), max_length=100, blank=True, default="")
    role_values = models.JSONField(_("roles by value"), blank=True, default=dict)
    default_role = models.CharField(
        _("everybody else"), max_length=10, blank=True, default="", choices=[("", _("Refuse")), *NEWCOMERS]
    )

    class Meta(Revisable.Meta):
        verbose_name = _("identity provider")
        verbose_name_plural = _("identity providers")
        constraints = [
            models.UniqueConstraint(fields=["organization"], name="organization_has_one_identity_provider")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def secret(self) -> str:
        return unseal(self.sealed_secret)

    def clean(self) -> None:
        if "openid" not in self.scopes:
            raise refuse(_("Without the scope “openid” there is no sign-in."), field="scopes")
        if bool(self.role_claim) != bool(self.role_values):
            raise refuse(_("Say both, the claim and which value makes which role, or neither."))

    def speaks_for(self, email: str) -> bool:
        return email.rpartition("@")[2].lower() in self.domains

    def mapped_role(self, claims: dict[str, Any]) -> str:
        """The highest role among the values of the claim; '' when none of them is one of ours."""
        said = claims.get(self.role_claim) or []
        values = [said] if isinstance(said, str) else said if isinstance(said, list) else []
        roles = [
            self.role_values[value]
            for value in values
            if isinstance(value, str) and value in self.role_values
        ]
        return max(roles, key=lambda role: RANK[Role(role)], default="")

    def role_of_newcomer(self, claims: dict[str, Any]) -> str:
        return self.mapped_role(claims) or self.default_role

    def role_of_member(self, claims: dict[str, Any], present: str) -> str:
        """What the claims make of a member; without rules for roles, what they are. '' is a refusal."""
        return self.role_of_newcomer(claims) if self.role_values else present

    def role_lines(self) -> Iterator[str]:
        yield from (f"{value} = {role}" for value, role in self.role_values.items())


class ProviderIdentity(Owned):
    """Somebody as the provider knows them: its subject, our user."""

    provider = OwnedForeignKey(
        IdentityProvider, models.CASCADE, related_name="identities", verbose_name=_("identity provider")
    )
    issuer = models.CharField(_("issuer"), max_length=300)
    subject = models.CharField(_("subject"), max_length=255)
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("user"))
    is_own = models.BooleanField(_("linked by the person"), default=False)
    first_used_at = models.DateTimeField(_("first used"), default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(_("last used"), default=timezone.now, editable=False)

    class Meta(Owned.Meta):
        verbose_name = _("identity")
        verbose_name_plural = _("identities")
        ordering = ["-last_used_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "issuer", "subject"], name="subject_is_one_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.subject})"
