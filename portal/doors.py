"""The portal's two doors, a client's and a manager's: both only look."""

import zoneinfo
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Language, User
from clients.models import Contact
from clients.queries import find_contact
from core.doors import READING, View, label
from core.permissions import ask
from portal.queries import find_by_token
from portal.visitors import Visitor, proven_address, visitor_as, visitor_of
from tenancy.doors import PAGE, door, link_door
from tenancy.links import inside
from tenancy.scope import current_or_none

Look = Callable[..., HttpResponse]


def visitors_door(permission: str, methods: Sequence[str]) -> Callable[[Look], View]:
    """For whoever has proven an address; others are sent to the entrance. The view gets the visitor."""

    def hang(view: Look) -> View:
        @wraps(view)
        def enter(request: HttpRequest, organization: str, **kwargs: Any) -> HttpResponse:
            if current_or_none() is None:
                raise Http404
            address = proven_address(request.session, at=timezone.now())
            if not address:
                return redirect(inside("portal_enter:ask"))
            visitor = visitor_of(address)
            if visitor is None:
                raise Http404
            ask(visitor, permission)
            return show(view, request, visitor, **kwargs)

        return label(enter, permission, methods)

    return hang


def client_door(view: Look) -> View:
    """For a visitor who looks."""
    return only_looking(visitors_door("portal.look", READING)(view))


def manager_door(view: Look) -> View:
    """For a manager who wants to see what a contact sees. The view gets the visitor that contact would be."""

    @wraps(view)
    def look(request: HttpRequest, eyes: tuple[Contact, dict[str, Any]]) -> HttpResponse:
        contact, rest = eyes
        return show(view, request, visitor_as(contact, manager=cast(User, request.user)), **rest)

    return only_looking(door("portal.preview_portal", find_eyes, methods=READING)(look))


def find_eyes(contact: int, **rest: Any) -> tuple[Contact, dict[str, Any]]:
    """The contact to look as, and what else the address says; Http404 for one who would be turned away."""
    found = find_contact(contact)
    if found.archived_at or found.client.archived_at:
        raise Http404
    return found, rest


def only_looking(view: View) -> View:
    """Refuses every method but GET and HEAD before anything else; so no forged POST can do harm, with a token or without."""

    @csrf_exempt
    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        return view(request, *args, **kwargs)

    return guard


def entrance(view: Callable[[HttpRequest, Contact], HttpResponse]) -> View:
    """For whoever holds the link from a mail, in that contact's language. The view gets the contact."""

    @wraps(view)
    def meet(request: HttpRequest, contact: Contact) -> HttpResponse:
        with speaking_to(contact, request):
            return translated(view(request, contact))

    return link_door("portal.enter_portal", find_by_token, methods=PAGE)(meet)


def show(view: Look, request: HttpRequest, visitor: Visitor, **kwargs: Any) -> HttpResponse:
    with speaking_to(visitor.contact, request, preview=visitor.manager is not None):
        return translated(view(request, visitor, **kwargs))


@contextmanager
def speaking_to(contact: Contact, request: HttpRequest, *, preview: bool = False) -> Iterator[None]:
    """In the contact's language, or the one they have chosen on the page; by the contact's clock."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = chosen if chosen in Language.values and not preview else contact.language
    with (
        translation.override(language),
        timezone.override(zoneinfo.ZoneInfo(contact.time_zone)),
    ):
        request.LANGUAGE_CODE = language
        yield


def translated(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Language"] = translation.get_language()
    return response
