"""Where a session that came through a provider counts, and where only such a session does."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import reverse

from accounts.factors import has_proved
from accounts.policies import is_operator
from core.requests import Request
from identity.models import IdentityProvider
from identity.sessions import came_through, confined_to
from tenancy.factors import lets_person_in
from tenancy.models import Role
from tenancy.policies import membership_of

Answer = Callable[[Request], HttpResponse]
# Without meaning for anybody but this browser, or for anything but ending the session.
HARMLESS = ("account_logout", "accounts:set_theme", "accounts:set_language")


class ConfinedSessions:
    """Middleware: outside the organization whose provider vouched for the person, the session is nobody's."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.confined_to = inside = confined_to(request.session)
        if inside and request.path_info.split("/")[1] != inside and not is_harmless(request.path_info):
            request.user = AnonymousUser()
        return self.get_response(request)


class ProvidersOnly:
    """Middleware inside the scope: removed providers vouch for nobody, and required ones alone let members in."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.organization is not None and request.user.is_authenticated and not counts(request):
            request.user = AnonymousUser()
        return self.get_response(request)


class SecondFactors:
    """Middleware inside the scope: where a second factor is asked for, a session without one is nobody's, no operator's."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.lacks_factor = False
        if is_operator(request.user) and not settings.DEMO and not has_proved(request):
            request.lacks_factor = request.user.lacks_factor = True
        if request.organization is not None and membership_of(request.user) and not is_enough(request):
            request.lacks_factor, request.user = True, AnonymousUser()
        return self.get_response(request)


def is_enough(request: Request) -> bool:
    vouched = bool(came_through(request.session, request.organization.slug))
    return lets_person_in(request, vouched=vouched)


def is_harmless(path: str) -> bool:
    return path in {reverse(name) for name in HARMLESS}


def counts(request: Request) -> bool:
    """Whether the session says who is there; an owner's own always does, so that nobody is locked out for good."""
    provider = came_through(request.session, request.organization.slug)
    if provider:
        return IdentityProvider.objects.filter(pk=provider).exists()
    if not request.organization.provider_required:
        return True
    membership = membership_of(request.user)
    return membership is None or membership.role == Role.OWNER
