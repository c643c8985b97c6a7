"""A request as our middleware leaves it."""

from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """What views are given: the person, htmx's headers, the look, the organization, the only one the session is good for, whether a second factor is asked for in vain (for annotations; never made)."""

    user: Any
    htmx: Any
    theme: str
    organization: Any
    confined_to: str
    lacks_factor: bool
