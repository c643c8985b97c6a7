"""How programs are let in; apart from `tenancy.api` because the framework's views are made from these classes."""

from typing import Any

from django.http import Http404
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from core.permissions import may
from tenancy.policies import membership_of
from tenancy.scope import current_or_none


class Pages(PageNumberPagination):
    """Fifty rows a page; up to 200 for whoever asks."""

    page_size_query_param = "page_size"
    max_page_size = 200


class AsksPermission(BasePermission):
    """Asks the permission the view names: `permission`, or `permissions[action]` of a viewset."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        if current_or_none() is None or membership_of(request.user) is None:
            raise Http404
        return may(request.user, named_permission(view))

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        return may(request.user, named_permission(view), obj)


def named_permission(view: Any) -> str:
    """The permission of the view, or of the viewset's current action; '' is held by nobody."""
    action = getattr(view, "action", None)
    return str(getattr(view, "permissions", {}).get(action) or getattr(view, "permission", ""))
