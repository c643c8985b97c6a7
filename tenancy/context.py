"""What every page knows: where one is, who one is there, and where one can go."""

from typing import Any

from django.http import HttpRequest

from tenancy.navigation import navigation
from tenancy.policies import membership_of
from tenancy.queries import organizations_of
from tenancy.scope import current_or_none


def shell(request: HttpRequest) -> dict[str, Any]:
    """The shell's variables; everything about the organization is None or empty outside one."""
    user, organization = getattr(request, "user", None), current_or_none()
    elsewhere = not getattr(request, "confined_to", "")  # else nobody here need know of them
    membership = membership_of(user) if organization else None
    return {
        "organization": organization,
        "membership": membership,
        "organizations": organizations_of(user) if elsewhere else [],
        "navigation": navigation(request) if membership else [],
        "theme": getattr(request, "theme", "auto"),
    }
