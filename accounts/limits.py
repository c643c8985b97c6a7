"""How often something may be tried from one address."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.doors import View
from core.errors import too_many_requests


def limited(action: str, methods: Sequence[str] = ("POST",)) -> Callable[[View], View]:
    """A view that answers 429 once `settings.RATE_LIMITS[action]` is used up by requests of these methods."""

    def hang(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods and not consume(request, action):
                return too_many_requests(request)
            return view(request, *args, **kwargs)

        return enter

    return hang


def consume(request: HttpRequest, action: str) -> bool:
    """Count one more; False if there have been too many."""
    limits = settings.RATE_LIMITS
    used = ratelimit.consume(request, app="accounts", action=action, config=limits, limit_get=True)
    return used is not None
