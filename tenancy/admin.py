"""Django's admin, twice: what `tenancy` and `accounts` show in it, and what every app's `admin.py` begins with."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.actions import end_every_session, remove_factors
from accounts.models import User
from core.requests import Request
from tenancy.admin_rows import ActingAdmin, ReadingAdmin
from tenancy.admin_sites import operator_site, organization_site
from tenancy.admin_verbs import admin_verb
from tenancy.models import Organization

__all__ = ["ActingAdmin", "ReadingAdmin", "operator_site", "organization_site"]


@admin.register(Organization, site=operator_site)
class OrganizationAdmin(ReadingAdmin):
    """Organizations, for operators."""

    list_display = ["name", "slug", "language", "time_zone", "founded_at"]
    search_fields = ["name", "slug"]
    list_filter = ["language", "support_access", "factor_required", "provider_required", "founded_at"]


@admin.register(User, site=operator_site)
class UserAdmin(ReadingAdmin):
    """People who sign in, for operators; no passwords."""

    list_display = ["email", "name", "language", "is_active", "is_staff", "joined_at", "last_login"]
    search_fields = ["email", "name"]
    list_filter = ["is_active", "is_staff", "language"]
    exclude = ["password", "groups", "user_permissions"]
    actions = [
        "end_every_session",
        admin_verb(
            "accounts.remove_factors", remove_factors, _("Remove a lost second factor"), among=lambda: User.objects.all(),
            question=_(
                "Be sure that it is them who ask. They will be let in without a second factor, signed out on every device and mailed."
            ),
        ),
    ]  # fmt: skip

    @admin.action(description=_("Sign out on every device"), permissions=["view"])
    def end_every_session(self, request: Request, people: models.QuerySet[User]) -> None:
        for person in people:
            end_every_session(person, by=request.user)
        self.message_user(request, _("They are signed out everywhere."))


@admin.register(UserSession, site=operator_site)
class UserSessionAdmin(ReadingAdmin):
    """Where people are signed in, for operators; no keys."""

    list_display = ["user", "ip", "user_agent", "created_at", "last_seen_at"]
    list_select_related = ["user"]
    list_filter = ["created_at", "last_seen_at"]
    search_fields = ["user__email", "user__name", "ip"]
    exclude = ["session_key", "data"]


@admin.register(Authenticator, site=operator_site)
class AuthenticatorAdmin(ReadingAdmin):
    """Which second factors people have, for operators; no secrets."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type", "created_at", "last_used_at"]
    list_select_related = ["user"]
    search_fields = ["user__email", "user__name"]
    exclude = ["data"]
