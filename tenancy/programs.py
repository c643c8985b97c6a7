"""How programs are let in; apart from `tenancy.api` because the framework's views are made from these classes."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from core.doors import lacks_factor
from core.permissions import may
from tenancy.factors import lets_program_in
from tenancy.policies import membership_of
from tenancy.scope import current_or_none


class AsksPermission(BasePermission):
    """Asks the permission the view names: `permission`, or `permissions[action]` of a viewset."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            raise SecondFactorRequired if lacks_factor(request) else exceptions.NotAuthenticated
        if current_or_none() is None or membership_of(request.user) is None:
            raise Http404
        if request.auth is not None and not lets_program_in(request.user):
            raise SecondFactorRequired
        permission = named_permission(view)
        ask_scope(request, permission)
        return may(request.user, permission)

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        return may(request.user, named_permission(view), obj)


def named_permission(view: Any) -> str:
    """The permission of the view, or of the viewset's current action; '' is held by nobody."""
    action = getattr(view, "action", None)
    return str(getattr(view, "permissions", {}).get(action) or getattr(view, "permission", ""))


class InsufficientScope(exceptions.APIException):
    """The token was not made for this (RFC 6750); its member may well be allowed to."""

    status_code = status.HTTP_403_FORBIDDEN
    default_detail = _("This token was not made for that.")
    default_code = "insufficient_scope"

    def __init__(self, needed: str):
        super().__init__()
        self.auth_header = f'Bearer error="insufficient_scope", scope="{needed}"'


class SecondFactorRequired(exceptions.APIException):
    """The organization asks for a second factor, and the session or the token's member has shown none."""

    status_code = status.HTTP_403_FORBIDDEN
    default_detail = _("This organization asks for a second factor.")
    default_code = "second_factor_required"


def ask_scope(request: Request, permission: str) -> None:
    """Raise InsufficientScope if the program's token does not cover the area; a person's session covers all."""
    needed = scope_needed(permission, request.method or "")
    token: Any = request.auth
    if token is not None and not token.covers(needed):
        raise InsufficientScope(needed)


def scope_needed(permission: str, method: str) -> str:
    """`clients:read` or `clients:write`: the app of the permission is the area, the method says which of the two."""
    return f"{permission.partition('.')[0]}:{'read' if method in SAFE_METHODS else 'write'}"
