"""Asking whether somebody may: one function over the permissions each app's `policies.py` adds."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied


def may(actor: Any, permission: str, subject: Any = None) -> bool:
    """Whether the actor holds the permission on the subject; an unknown permission is held by nobody."""
    return bool(rules.has_perm(permission, actor, subject))


def ask(actor: Any, permission: str, subject: Any = None) -> None:
    """Raise PermissionDenied unless the actor may."""
    if not may(actor, permission, subject):
        raise PermissionDenied(permission)


def exists(permission: str) -> bool:
    return bool(rules.perm_exists(permission))
