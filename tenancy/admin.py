"""Django's admin, twice: one site for operators, one inside each organization."""

from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.actions import end_every_session
from accounts.models import User
from core.doors import View, ask_for_factor, lacks_factor, turn_away
from core.errors import leave_script
from core.permissions import may
from core.requests import Request
from tenancy.editing import differences, explain, offer_both
from tenancy.models import Conflict, Membership, Organization
from tenancy.policies import membership_of
from tenancy.scope import current_or_none


class HouseSite(AdminSite):
    """Django's admin behind our own doors: one way to sign in, and a stranger's answer does not say what is there."""

    def admin_view(self, view: View, cacheable: bool = False) -> Any:
        inside = super().admin_view(view, cacheable)

        @wraps(inside)
        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return self.turned_away(request) or inside(request, *args, **kwargs)

        return enter

    def get_urls(self) -> list[Any]:
        """Without the way to look up any row of any organization by its key."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def turned_away(self, request: HttpRequest) -> HttpResponse | None:
        """Somebody unknown is asked to sign in; somebody known may not; None for who may."""
        if self.has_permission(request):
            return None
        leave_script(request)
        return turn_away(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return self.turned_away(request) or redirect(f"{self.name}:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        leave_script(request)
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        leave_script(request)
        return redirect("account_change_password")

    password_change_done = password_change


class OperatorSite(HouseSite):
    """`/operators/`: organizations and users, for whoever runs the installation."""

    site_title = site_header = _("Accord operators")
    index_title = _("The installation")
    site_url = "/"
    index_template = "admin/operators.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "accounts.operate")


class OrganizationSite(HouseSite):
    """`/<organization>/admin/`: everything of one organization, for its admins and for operators who said why."""

    site_title = site_header = _("Administration")
    index_title = _("Everything of this organization")

    def has_permission(self, request: HttpRequest) -> bool:
        return current_or_none() is not None and may(request.user, "members.administer")

    def turned_away(self, request: HttpRequest) -> HttpResponse | None:
        """As at `tenancy.doors.door`: to whoever is not of the organization, it does not exist."""
        if lacks_factor(request):
            leave_script(request)
            return ask_for_factor(request)
        is_stranger = current_or_none() is None or membership_of(request.user) is None
        if request.user.is_authenticated and is_stranger and not self.has_permission(request):
            raise Http404
        return super().turned_away(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        organization = current_or_none()
        return {**super().each_context(request), "site_header": str(organization or self.site_header)}


operator_site = OperatorSite(name="operators")
organization_site = OrganizationSite(name="admin")


class ReadingAdmin(admin.ModelAdmin):
    """Shows rows; whatever changes them is an action, behind its page or the API."""

    view_on_site = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)


def acts_here(request: HttpRequest) -> bool:
    """Whether somebody belongs to the organization; an operator who looks in only reads (see `tenancy.middleware`)."""
    return membership_of(request.user) is not None


class ActingAdmin(ReadingAdmin):
    """Shows rows and edits them by the app's own actions: `act_add(values, by)` and `act_edit(row, values, by)`."""

    act_add: Any = None
    act_edit: Any = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_add is not None and self.has_module_permission(request) and acts_here(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_edit is not None and self.has_module_permission(request) and acts_here(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new row has no version yet."""
        return [name for name in super().get_fields(request, obj) if obj or name != "version"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", None)
        return told(form, refusal) if refusal else form

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The action has recorded it, in the organization's own history; Django's log knows no organizations."""

    log_change = log_addition

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the action refuses comes back in the form, with all that was typed; nothing is half done."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (ValidationError, Conflict) as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Run the action instead of writing the row."""
        if change:
            self.act_edit(type(obj).objects.get(pk=obj.pk), form.cleaned_data, request.user)
        else:
            obj.pk = self.act_add(form.cleaned_data, request.user).pk


def told(form: Any, refusal: ValidationError | Conflict) -> Any:
    """The form, saying why the action was refused: of a conflict, what both have written."""

    class Told(form):
        def clean(self) -> Any:
            cleaned = super().clean()
            if isinstance(refusal, ValidationError):
                explain(self, refusal)
            else:
                offer_both(self, refusal)
                for entry in differences(self, refusal):
                    self.add_error(None, _("%(label)s: they wrote “%(theirs)s”, you “%(mine)s”.") % entry)
            return cleaned

    return Told


@admin.register(Organization, site=operator_site)
class OrganizationAdmin(ReadingAdmin):
    """Organizations, for operators."""

    list_display = ["name", "slug", "language", "time_zone", "founded_at"]
    search_fields = ["name", "slug"]


@admin.register(User, site=operator_site)
class UserAdmin(ReadingAdmin):
    """People who sign in, for operators; no passwords."""

    list_display = ["email", "name", "language", "is_active", "is_staff", "joined_at", "last_login"]
    search_fields = ["email", "name"]
    list_filter = ["is_active", "is_staff", "language"]
    exclude = ["password", "groups", "user_permissions"]
    actions = ["end_every_session"]

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
    search_fields = ["user__email", "user__name", "ip"]
    exclude = ["session_key", "data"]


@admin.register(Authenticator, site=operator_site)
class AuthenticatorAdmin(ReadingAdmin):
    """Which second factors people have, for operators; no secrets."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    list_select_related = ["user"]
    search_fields = ["user__email", "user__name"]
    exclude = ["data"]


@admin.register(Membership, site=organization_site)
class MembershipAdmin(ReadingAdmin):
    """Who belongs to the organization."""

    list_display = ["user", "role", "joined_at"]
    list_filter = ["role"]
    list_select_related = ["user"]
