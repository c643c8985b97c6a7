"""Any refusal as a problem document."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from core.problems import PROBLEM, document
from tenancy.models import Conflict
from tenancy.rest.repeats import Repeated

NOT_FOUND, DENIED = exceptions.NotFound.default_code, exceptions.PermissionDenied.default_code


def problem(trouble: Exception, context: dict[str, Any]) -> Any:
    """The refusal's document: type, title, status, detail, instance and, for fields, errors; None for a defect."""
    request = context["request"]
    if isinstance(trouble, ValidationError):
        return answer(request, status.HTTP_400_BAD_REQUEST, "refused", errors=told(trouble))
    if isinstance(trouble, Conflict):
        return _conflict(trouble, context)
    if isinstance(trouble, Repeated):
        return trouble.answer
    response = exception_handler(_known(trouble), context)
    if response is not None:
        response.data = document(
            request, response.status_code, _kind(trouble), **_more(trouble, response.data)
        )
        response.content_type = PROBLEM
    return response


def answer(request: Request, code: int, kind: str, **more: Any) -> Response:
    return Response(document(request, code, kind, **more), status=code, content_type=PROBLEM)


def _conflict(conflict: Conflict, context: dict[str, Any]) -> Response:
    """Both versions: what was sent, and the row as it is now."""
    now = context["view"].tell(conflict.row)
    return answer(
        context["request"],
        status.HTTP_412_PRECONDITION_FAILED,
        "conflict",
        detail=str(conflict),
        version=getattr(conflict.row, "version", None),
        yours=context["request"].data,
        current=now,
    )


def _known(trouble: Exception) -> Exception:
    return exceptions.PermissionDenied() if isinstance(trouble, PermissionDenied) else trouble


def _kind(trouble: Exception) -> str:
    if isinstance(trouble, (Http404, PermissionDenied)):
        return NOT_FOUND if isinstance(trouble, Http404) else DENIED
    return str(getattr(trouble, "default_code", "refused"))


def _more(trouble: Exception, data: Any) -> dict[str, Any]:
    if isinstance(trouble, exceptions.ValidationError):
        return {"errors": told(trouble)}
    return {"detail": data["detail"]}


def told(refusal: ValidationError | exceptions.ValidationError) -> dict[str, Any]:
    """The sentences of a refusal by field; those about the whole under `__all__`."""
    if isinstance(refusal, ValidationError):
        return (
            refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        )
    errors: Any = refusal.detail
    return errors if isinstance(errors, dict) else {NON_FIELD_ERRORS: errors}
