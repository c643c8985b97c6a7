"""A request as our middleware leaves it."""

from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """What views are given: the person, htmx's headers, the look, the organization (for annotations; never made)."""

    user: Any
    htmx: Any
    theme: str
    organization: Any
