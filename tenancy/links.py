"""Addresses inside the current organization."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from tenancy.scope import current


def inside(view: str, *args: Any) -> str:
    """The path of the view in the current organization."""
    return reverse(view, args=[current().slug, *args])


def outside(view: str, *args: Any) -> str:
    """The same with scheme and host, for mails."""
    return settings.SITE_URL.rstrip("/") + inside(view, *args)
