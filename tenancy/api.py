"""How programs come in: the same permissions, refusals as problems (RFC 9457)."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from core.permissions import may
from tenancy.models import Conflict
from tenancy.policies import membership_of
from tenancy.scope import current_or_none

PROBLEM = "application/problem+json"


class Pages(PageNumberPagination):
    """Fifty rows a page; up to 200 for whoever asks."""

    page_size_query_param = "page_size"
    max_page_size = 200


class AsksPermission(BasePermission):
    """Asks the permission the view names: `permission`, or `permissions[action]` of a viewset."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        if current_or_none() is None or membership_of(request.user) is None:
            raise Http404
        return may(request.user, named_permission(view))

    def has_object_permission(self, request: Request, view: APIView, obj: Any) -> bool:
        return may(request.user, named_permission(view), obj)


def named_permission(view: Any) -> str:
    """The permission of the view, or of the viewset's current action; '' is held by nobody."""
    action = getattr(view, "action", None)
    return getattr(view, "permissions", {}).get(action) or getattr(view, "permission", "")


def problem(trouble: Exception, context: dict[str, Any]) -> Response | None:
    """Any refusal as a problem document: title, status, detail and, for fields, errors."""
    if isinstance(trouble, ValidationError):
        return _problem(status.HTTP_400_BAD_REQUEST, "refused", errors=_told(trouble))
    if isinstance(trouble, Conflict):
        return _problem(
            status.HTTP_412_PRECONDITION_FAILED, "conflict", detail=str(trouble), version=trouble.row.version
        )
    response = exception_handler(_known(trouble), context)
    if response is not None:
        detail = response.data if isinstance(response.data, dict) else {"errors": response.data}
        response.data = {
            "title": getattr(trouble, "default_code", "refused"),
            "status": response.status_code,
            **detail,
        }
        response.content_type = PROBLEM
    return response


def _known(trouble: Exception) -> Exception:
    return exceptions.PermissionDenied() if isinstance(trouble, PermissionDenied) else trouble


def _told(refusal: ValidationError) -> dict[str, list[str]]:
    return refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}


def _problem(code: int, title: str, **more: Any) -> Response:
    return Response({"title": title, "status": code, **more}, status=code, content_type=PROBLEM)
