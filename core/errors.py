"""Pages for what went wrong, from wherever it went wrong."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import set_script_prefix
from django.views import defaults

from core.problems import is_for_programs, problem_answer

Page = Callable[..., HttpResponse]
A_MINUTE = 60


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


def too_many_requests(request: HttpRequest, wait: int = A_MINUTE) -> HttpResponse:
    """Whoever tries too often is asked to wait, for `wait` seconds."""
    leave_script(request)
    detail = f"Too many requests. Try again in {wait} seconds."
    answer: HttpResponse
    if is_for_programs(request):
        answer = problem_answer(request, 429, detail)
    else:
        answer = render(request, "429.html", {"minutes": wait // A_MINUTE}, status=429)
    answer.headers["Retry-After"] = str(wait)
    return answer


bad_request = outermost(defaults.bad_request, 400)
permission_denied = outermost(defaults.permission_denied, 403)
page_not_found = outermost(defaults.page_not_found, 404)
server_error = outermost(defaults.server_error, 500)
