"""What a token can be made for: each area of the API, to read or to write, and everything."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.urls import URLResolver, get_resolver
from django.utils.translation import gettext_lazy as _


@cache
def areas() -> list[str]:
    """The apps whose permissions the API's viewsets ask, so that a new viewset brings its scope with it."""
    asked = {permission for view in _viewsets(get_resolver()) for permission in view.permissions.values()}
    return sorted({permission.partition(".")[0] for permission in asked})


def known_scopes() -> list[str]:
    return [scope for scope, _title in scope_choices()]


def scope_choices() -> list[tuple[str, Any]]:
    """(scope, what it means), the widest first."""
    return [("read", _("Read everything")), ("write", _("Read and change everything")), *_by_area()]


def _by_area() -> Iterator[tuple[str, Any]]:
    for area in areas():
        title = apps.get_app_config(area).verbose_name
        yield f"{area}:read", _("%(area)s: read") % {"area": title}
        yield f"{area}:write", _("%(area)s: read and change") % {"area": title}


def _viewsets(resolver: URLResolver) -> Iterator[Any]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _viewsets(pattern)
        elif hasattr(view := getattr(pattern.callback, "cls", None), "permissions"):
            yield view
