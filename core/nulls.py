"""Null characters: no text of ours has one, and PostgreSQL stores none."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NULL = "\x00"


class NoNulls:
    """Middleware: an address with a null character in its path or its question is a bad request, here once for all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NULL in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("A null character.")
        return self.get_response(request)
