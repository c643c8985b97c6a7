"""Logs that can be followed: every line names the request, and every request leaves one line."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram

request_id: ContextVar[str] = ContextVar("request_id", default="")
logger = logging.getLogger("accord.requests")
BELIEVABLE = re.compile(r"[0-9A-Za-z_-]{8,64}")
UNKNOWN, STATIC = "unknown", "static"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
SECONDS = Histogram(
    "accord_request_seconds",
    "Time to answer",
    ["method", "route", "status"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


class RequestLog:
    """Middleware: gives the request an id, its own or the proxy's, and tells how it was answered.

    What is told is the route, never the path: paths hold the tokens of links in mails.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request.log_id = given if BELIEVABLE.fullmatch(given) else uuid.uuid4().hex  # type: ignore[attr-defined]
        token = request_id.set(request.log_id)  # type: ignore[attr-defined]
        began = time.monotonic()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id.get()
            tell(request, response.status_code, time.monotonic() - began)
            return response
        finally:
            request_id.reset(token)


def tell(request: HttpRequest, status: int, seconds: float) -> None:
    """One line, and one observation of `accord_request_seconds`."""
    method = request.method if request.method in METHODS else UNKNOWN
    route = route_of(request)
    SECONDS.labels(method, route, status).observe(seconds)
    facts = {"method": method, "route": route, "status": status, "milliseconds": round(seconds * 1000)}
    logger.info(
        "%(method)s %(route)s %(status)s %(milliseconds)s ms", facts, extra={**facts, **whose(request)}
    )


def route_of(request: HttpRequest) -> str:
    if request.path.startswith(settings.STATIC_URL):
        return STATIC
    return request.resolver_match.route if request.resolver_match else UNKNOWN


def whose(request: HttpRequest) -> dict[str, Any]:
    """The organization's address and the person's key, as far as the request came to have them."""
    organization, user = getattr(request, "organization", None), getattr(request, "user", None)
    return {
        "organization": organization.slug if organization else "",
        "user": user.pk if user is not None and user.is_authenticated else None,
    }
