"""How programs come in: the same permissions, refusals as problems (RFC 9457)."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from tenancy.models import Conflict

PROBLEM = "application/problem+json"


class ActionViewSet(viewsets.ReadOnlyModelViewSet[Any]):
    """Reads rows and changes them by the app's own actions: `act_add(**values, by)`, `act_edit(row, version, by, **changes)`."""

    act_add: Any = None
    act_edit: Any = None
    permissions: dict[str, str]
    http_method_names = ["get", "head", "options", "post", "patch"]

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Add one."""
        return self.shown(self.act_add(**self.values(request), by=request.user), status.HTTP_201_CREATED)

    def partial_update(self, request: Request, **kwargs: Any) -> Response:
        """Change one; `version` is the one that was read, and a later one is a 412."""
        row, values = self.get_object(), self.values(request, partial=True)
        return self.shown(self.act_edit(row, version=version_read(request), by=request.user, **values))

    def values(self, request: Request, *, partial: bool = False) -> dict[str, Any]:
        serializer = self.get_serializer(data=request.data, partial=partial)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    def shown(self, row: Any, code: int = status.HTTP_200_OK) -> Response:
        return Response(self.get_serializer(row).data, status=code)


def version_read(request: Any) -> int:
    """The version the program says it read: `version` in the body or `If-Match`; without one, 428."""
    said = request.data.get("version") or request.headers.get("If-Match", "").strip('"')
    if not str(said).isdecimal():
        raise VersionRequired
    return int(said)


class VersionRequired(exceptions.APIException):
    """An edit that does not say what it was based on."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = _(
        "Send the version you read, as “version” or If-Match, so that nobody's work is overwritten."
    )
    default_code = "version_required"


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
