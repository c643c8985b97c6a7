"""Where a request comes from: the one place that reads it, for everything that counts or lists addresses."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104


def client_address(request: HttpRequest) -> str:
    """The address that the outermost of our own proxies saw; what somebody claims beyond it is not believed.

    `TRUSTED_PROXIES` says how many proxies of ours stand before the web: each appends whom it saw to X-Forwarded-For.
    """
    seen = request.headers.get("X-Forwarded-For", "").split(",")[-settings.TRUSTED_PROXIES :]
    claimed = seen[0] if settings.TRUSTED_PROXIES else ""
    return sound(claimed) or sound(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def sound(text: str) -> str:
    """The address in the text, a port left off; '' if there is none."""
    text = text.strip()
    for candidate in (text, text.rpartition(":")[0].strip("[]")):
        try:
            return str(ipaddress.ip_address(candidate))
        except ValueError:
            continue
    return ""
