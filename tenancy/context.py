"""What every page knows: where one is, who one is there, and where one can go."""

from typing import Any

from django.http import HttpRequest

from tenancy.models import Organization
from tenancy.navigation import navigation
from tenancy.policies import membership_of
from tenancy.scope import current_or_none


def shell(request: HttpRequest) -> dict[str, Any]:
    """The shell's variables; everything about the organization is None or empty outside one."""
    user, organization = getattr(request, "user", None), current_or_none()
    membership = membership_of(user) if organization else None
    return {
        "organization": organization,
        "membership": membership,
        "organizations": Organization.objects.of(user) if user and user.is_authenticated else [],
        "navigation": navigation(request) if membership else [],
        "theme": getattr(request, "theme", "auto"),
    }
