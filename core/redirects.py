"""Where a request says to go next: nobody outside decides that, so only a path of our own is believed."""

import unicodedata
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2048
"""Characters; a header longer than that is lost on the way."""


def safe_path(request: HttpRequest, target: str, inside: str = "/") -> str:
    """The path, query and fragment of the target if it is ours and below `inside`, else `inside`; always begins with /.

    Whatever two readers could understand differently is not ours: control characters, backslashes, dots that climb.
    """
    path = own_path(request, target)
    return path if path.startswith(inside) else inside


def own_path(request: HttpRequest, target: str) -> str:
    """The same, or '' if the target is not ours."""
    if not is_plain(target) or not url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    parts = urlsplit(target)
    if not parts.path.startswith("/") or parts.path.startswith("//") or climbs(parts.path):
        return ""
    return parts._replace(scheme="", netloc="").geturl()


def is_plain(target: str) -> bool:
    return len(target) <= LONGEST and not any(
        character == "\\" or unicodedata.category(character).startswith("C") for character in target
    )


def climbs(path: str) -> bool:
    """Whether a browser would go up from it, and perhaps out of where it seems to be."""
    return any(unquote(step) in (".", "..") for step in path.split("/"))
