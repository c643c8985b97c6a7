"""Every address asks a permission that exists: pages, pieces, verbs, the API, the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from core.permissions import exists

# Others' views, each with the reason why no permission of ours stands before it.
OTHERS = {
    "allauth.": "signing in and one's own account: allauth asks whatever must be asked",
    "django.": "the admin sites: behind OperatorSite.has_permission and OrganizationSite.has_permission",
    "tenancy.admin": "signing in and out of the admin sites: behind HouseSite.turned_away",
}


def patterns(found: Any = None, path: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in (found or get_resolver()).url_patterns:
        here = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, here)
        else:
            yield here, pattern


def permissions_of(view: Any) -> list[str]:
    """What the view says it asks: a page's permission, or that of each action of an API view."""
    api = getattr(view, "cls", None)
    if api is None:
        return [getattr(view, "permission", "")]
    actions = set((getattr(view, "actions", None) or {}).values())
    if not actions:
        return [getattr(api, "permission", "")]
    return [api.permissions.get(action, "") for action in actions]


def test_every_address_asks_a_permission_that_exists():
    bare = [
        path
        for path, pattern in patterns()
        if not pattern.callback.__module__.startswith(tuple(OTHERS))
        and not all(exists(permission) for permission in permissions_of(pattern.callback))
    ]

    assert bare == []


def test_there_are_addresses_to_look_at():
    assert len(list(patterns())) > 150


def test_both_admin_sites_ask_a_permission_that_exists():
    assert exists("accounts.operate")
    assert exists("members.administer")


def test_verbs_are_reached_by_post_only():
    verbs = {
        "archive",
        "restore",
        "close",
        "reopen",
        "drop",
        "complete",
        "withdraw",
        "remove",
        "unshare",
        "revoke_token",
        "end_visit",
        "grant_visit",
        "refuse_visit",
        "end_own_visits",
        "unlink",
        "require",
        "release",
    }
    open_to_reading = [
        path
        for path, pattern in patterns()
        if pattern.name in verbs and getattr(pattern.callback, "methods", None) not in {("POST",), None}
    ]

    assert open_to_reading == []
