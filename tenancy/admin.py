"""Django's admin, twice: one site for operators, one inside each organization."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.permissions import may
from tenancy.models import Membership, Organization
from tenancy.scope import current_or_none


class OperatorSite(AdminSite):
    """`/operators/`: organizations and users, for whoever runs the installation."""

    site_title = site_header = _("Accord operators")
    index_title = _("The installation")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "accounts.operate")


class OrganizationSite(AdminSite):
    """`/<organization>/admin/`: everything of one organization, for its admins and for operators who said why."""

    site_title = site_header = _("Administration")
    index_title = _("Everything of this organization")

    def has_permission(self, request: HttpRequest) -> bool:
        return current_or_none() is not None and may(request.user, "members.administer")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        organization = current_or_none()
        return {**super().each_context(request), "site_header": str(organization or self.site_header)}


operator_site = OperatorSite(name="operators")
organization_site = OrganizationSite(name="admin")


class ReadingAdmin(admin.ModelAdmin):
    """Shows rows; whatever changes them is an action, behind its page or the API."""

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


class ActingAdmin(ReadingAdmin):
    """Shows rows and edits them by the app's own actions: `act_add(values, by)` and `act_edit(row, values, by)`."""

    act_add: Any = None
    act_edit: Any = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_add is not None and self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_edit is not None and self.admin_site.has_permission(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Run the action instead of writing the row."""
        if change:
            self.act_edit(type(obj).objects.get(pk=obj.pk), form.cleaned_data, request.user)
        else:
            obj.pk = self.act_add(form.cleaned_data, request.user).pk


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


@admin.register(Membership, site=organization_site)
class MembershipAdmin(ReadingAdmin):
    """Who belongs to the organization."""

    list_display = ["user", "role", "joined_at"]
    list_filter = ["role"]
    list_select_related = ["user"]
