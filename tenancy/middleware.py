"""How requests come into an organization: the first of the three places that open a scope."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.urls import get_script_prefix, set_script_prefix

from core.requests import Request
from tenancy.models import RESERVED, Organization
from tenancy.queries import find_organization, organizations_of
from tenancy.readonly import read_only
from tenancy.scope import scope

ADMIN = "admin"
PORTAL = "portal"


class OrganizationScope:
    """Middleware: `/<organization>/...` runs, to the last byte, in one transaction inside that organization's scope."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        slug, _, rest = request.path_info.lstrip("/").partition("/")
        organization = find_organization(slug, request.user) if slug and slug not in RESERVED else None
        request.organization = organization
        area = rest.partition("/")[0]
        prefix = get_script_prefix()
        if area == ADMIN:
            enter_admin(slug, request)
        try:
            if organization is None:
                return self.get_response(request)
            return self.inside(organization, request, area=area)
        finally:
            set_script_prefix(prefix)

    def inside(self, organization: Organization, request: Request, area: str) -> HttpResponse:
        """Answer inside the scope; to a client, and to an operator who looks in, in a transaction that cannot write."""
        request.session.get(
            "_auth_user_id"
        )  # read before the role changes; written after the scope, by its middleware
        lock = read_only if area == PORTAL or looks_in(request, organization, area) else scope
        with lock(organization):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def enter_admin(slug: str, request: Request) -> None:
    """Django's admin knows no organization in its URLs: the organization is the script it is mounted under."""
    set_script_prefix(f"{get_script_prefix()}{slug}/")
    request.path_info = request.path_info.removeprefix(f"/{slug}")


def looks_in(request: Request, organization: Organization, area: str) -> bool:
    """Whether an operator who is no member comes to the administration: whatever is there, they only read."""
    is_outsider = area == ADMIN and request.user.is_authenticated and request.user.is_staff
    return is_outsider and organization not in organizations_of(request.user)
