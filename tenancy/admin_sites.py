"""The two sites of Django's admin: one for operators, one inside each organization."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from core.doors import View, ask_for_factor, lacks_factor, turn_away
from core.errors import leave_script
from core.permissions import may
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
