"""Doors outside any organization: who may come in, and by which methods."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django_htmx.http import HttpResponseClientRedirect

from core.permissions import may
from core.redirects import safe_path

View = Callable[..., Any]
READING = ("GET", "HEAD")
PAGE = ("GET", "HEAD", "POST")


def open_door(permission: str, methods: Sequence[str] = PAGE) -> Callable[[View], View]:
    """A view outside any organization, for whoever holds the permission; others sign in first."""

    def hang(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            if not may(request.user, permission):
                return turn_away(request)
            return view(request, *args, **kwargs)

        return label(enter, permission, methods)

    return hang


def turn_away(request: HttpRequest) -> HttpResponse:
    """Somebody unknown is asked to sign in, or for a second factor; somebody known may not."""
    if lacks_factor(request):
        return ask_for_factor(request)
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


def lacks_factor(request: HttpRequest) -> bool:
    """Whether somebody is there who would count, had they shown a second factor."""
    return getattr(request, "lacks_factor", False)


def ask_for_factor(request: HttpRequest) -> HttpResponse:
    """Leads to where one is shown, and back; a piece of a page cannot become that page, so the whole page goes there."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(redirect_to_login(page_of(request), "bring_factor").url)
    page = request.get_full_path() if request.method in READING else back(request)
    return redirect_to_login(page, "bring_factor")


def label(view: View, permission: str, methods: Sequence[str]) -> View:
    """Leave on the view what the guard tests read."""
    view.permission = permission  # type: ignore[attr-defined]
    view.methods = tuple(methods)  # type: ignore[attr-defined]
    return view


def back(request: HttpRequest, inside: str = "/") -> str:
    """The page the person came from, if it is ours and below `inside`; else `inside`."""
    return safe_path(request, request.POST.get("next") or request.headers.get("Referer", ""), inside)


def page_of(request: HttpRequest) -> str:
    """The page that asked for a piece of itself; the front page if it is not ours."""
    return safe_path(request, request.headers.get("HX-Current-URL", ""))
