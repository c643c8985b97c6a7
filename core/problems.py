"""Refusals as programs read them: problem documents (RFC 9457)."""

import re
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.encoding import escape_uri_path

PROBLEM = "application/problem+json"
BELOW_API = re.compile(r"^/([^/]+/)?api/")


def document(request: HttpRequest, code: int, kind: str, **more: Any) -> dict[str, Any]:
    """The document: `kind` is the last word of its type, `more` its detail, its errors and what belongs to its kind."""
    return {
        "type": f"urn:accord:problem:{kind}",
        "title": HTTPStatus(code).phrase,
        "status": code,
        "instance": escape_uri_path(request.path),
        **more,
    }


def is_for_programs(request: HttpRequest) -> bool:
    """Whether the address is the API's."""
    return BELOW_API.match(request.path) is not None


def problem_answer(request: HttpRequest, code: int, detail: str = "") -> JsonResponse:
    """What stands where a person would see an error page."""
    status = HTTPStatus(code)
    told = document(
        request, code, status.name.lower(), detail=detail or f"{status.description or status.phrase}."
    )
    return JsonResponse(told, status=code, content_type=PROBLEM)
