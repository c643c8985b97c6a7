"""The person's language and clock, before anything is said."""

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from core.requests import Request

THEME_COOKIE = "accord_theme"


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
