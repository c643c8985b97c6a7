"""Whether the sign-in still counts, and the person's language and clock, before anything is said."""

import time
import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

from accounts.sessions import note_use, outlived
from core.doors import page_of
from core.requests import Request

THEME_COOKIE = "accord_theme"


class LimitedSessions:
    """Middleware: a session that was idle too long, or lasted too long, is over; where one signs in it says which."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if SESSION_KEY not in request.session:
            return self.get_response(request)
        if ended := outlived(request.session, at=time.time()):
            logout(request)
            return explained(self.answer(request), ended)
        note_use(request)
        return self.get_response(request)

    def answer(self, request: Request) -> HttpResponse:
        """A piece of a page cannot become a page to sign in: the whole page goes there, and comes back."""
        if request.headers.get("HX-Request") != "true":
            return self.get_response(request)
        return HttpResponseClientRedirect(redirect_to_login(page_of(request)).url)


def explained(answer: HttpResponse, ended: str) -> HttpResponse:
    """The answer; if it leads to signing in, it says why."""
    for header in ("Location", "HX-Redirect"):
        if "?next=" in answer.get(header, ""):
            answer[header] += f"&ended={ended}"
    return answer


class PersonalSettings:
    """Middleware: the signed-in person's language, time zone and theme; else the cookie's; else the browser's."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        user = request.user
        known = user.is_authenticated
        language = user.language if known else translation.get_language_from_request(request)
        clock = zoneinfo.ZoneInfo(user.time_zone if known else settings.TIME_ZONE)
        request.theme = user.theme if known else request.COOKIES.get(THEME_COOKIE, "auto")
        with translation.override(language), timezone.override(clock):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        patch_vary_headers(response, ["Accept-Language"])
        return response
