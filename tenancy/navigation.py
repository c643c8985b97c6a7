"""Where one can go from every page; apps add their entries in `apps.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from core.permissions import may
from tenancy.links import inside


@dataclass(frozen=True)
class Place:
    """An entry of the sidebar: `key` is what one types to go there."""

    order: int
    title: Any
    view: str
    icon: str
    key: str
    permission: str


_places: list[Place] = []


def place(*, order: int, title: Any, view: str, icon: str, key: str, permission: str) -> None:
    """Put an entry into the sidebar for whoever holds the permission."""
    _places.append(Place(order, title, view, icon, key, permission))


def places() -> list[Place]:
    return sorted(_places, key=lambda entry: entry.order)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries this person may see, the one they are in marked active."""
    entries = [(entry, inside(entry.view)) for entry in places() if may(request.user, entry.permission)]
    here = max((url for _, url in entries if request.path.startswith(url)), key=len, default="")
    return list(_shown(entries, here))


def _shown(entries: list[tuple[Place, str]], here: str) -> Iterator[dict[str, Any]]:
    for entry, url in entries:
        known = {"title": entry.title, "icon": entry.icon, "key": entry.key}
        yield known | {"url": url, "active": url == here}
