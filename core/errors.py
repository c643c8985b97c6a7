"""Pages for what went wrong, from wherever it went wrong."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix
from django.views import defaults

from core.problems import is_for_programs, problem_answer

Page = Callable[..., HttpResponse]


def leave_script(request: HttpRequest) -> None:
    """Let addresses begin where the installation begins, also below Django's admin (see `tenancy.middleware`)."""
    set_script_prefix(f"{request.META.get('SCRIPT_NAME', '').rstrip('/')}/")


def outermost(page: Page, code: int) -> Page:
    """The page for people, a problem document for programs."""

    @wraps(page)
    def show(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        leave_script(request)
        if is_for_programs(request):
            return problem_answer(request, code)
        return page(request, *args, **kwargs)

    return show


bad_request = outermost(defaults.bad_request, 400)
permission_denied = outermost(defaults.permission_denied, 403)
page_not_found = outermost(defaults.page_not_found, 404)
server_error = outermost(defaults.server_error, 500)
