"""Doors inside an organization: find the subject (404), ask the permission (403), then the view."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from core.doors import PAGE, READING, View, ask_for_factor, back, label, lacks_factor
from core.permissions import ask
from tenancy.links import inside
from tenancy.models import Conflict
from tenancy.policies import membership_of
from tenancy.scope import current_or_none

Finder = Callable[..., Any]

__all__ = ["PAGE", "READING", "door", "link_door", "verb"]


def door(
    permission: str, find: Finder | None = None, methods: Sequence[str] = PAGE
) -> Callable[[View], View]:
    """A members' view; with `find`, the view gets what `find(**url_kwargs)` found as its second argument."""

    def hang(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, organization: str, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            if current_or_none() is None or membership_of(request.user) is None:
                raise Http404
            return _enter(view, request, permission, find, methods, kwargs)

        return label(enter, permission, methods)

    return hang


def verb(permission: str, find: Finder | None = None) -> Callable[[View], View]:
    """A members' view that does one thing, by POST only."""
    return door(permission, find, methods=("POST",))


def link_door(permission: str, find: Finder, methods: Sequence[str] = PAGE) -> Callable[[View], View]:
    """A view for whoever holds the link: `find` checks the token in the URL and raises Http404."""

    def hang(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, organization: str, **kwargs: Any) -> HttpResponse:
            if current_or_none() is None:
                raise Http404
            return _enter(view, request, permission, find, methods, kwargs)

        return label(enter, permission, methods)

    return hang


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Where somebody unknown says who they are: at the organization's own door, if that is the only one."""
    if lacks_factor(request):
        return ask_for_factor(request)
    organization = current_or_none()
    if organization is None or not organization.provider_required:
        return redirect_to_login(request.get_full_path())
    return redirect_to_login(request.get_full_path(), inside("identity:sign_in"))


def _enter(
    view: View,
    request: HttpRequest,
    permission: str,
    find: Finder | None,
    methods: Sequence[str],
    kwargs: dict[str, Any],
) -> HttpResponse:
    subject = find(**kwargs) if find else None
    ask(request.user, permission, subject)
    if request.method not in methods:
        return HttpResponseNotAllowed(methods)
    try:
        return view(request, subject) if find else view(request, **kwargs)
    except ValidationError as refusal:
        return refused(request, "422.html", 422, sentences=refusal.messages)
    except Conflict as conflict:
        return refused(request, "409.html", 409, row=conflict.row)


def refused(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    """The page that says why a verb was refused, and the way back."""
    return render(
        request, template, {**context, "back": back(request, inside("cockpit:portfolio"))}, status=status
    )
