"""Differences that follow each other, added up: for the properties of changes."""

from collections.abc import Iterable

from projects.comparison import Difference, Doing, Fields, difference


def merged(differences: Iterable[Difference]) -> list[Difference]:
    """One difference for each item, where several follow each other; what comes to nothing is left out."""
    first: dict[str, Fields | None] = {}
    last: dict[str, Fields | None] = {}
    for one in differences:
        if one.key not in first:
            first[one.key] = None if one.doing is Doing.ADD else {}
            last[one.key] = None if one.doing is Doing.ADD else {}
        _follow(first, last, one)
    return [made for key in first if (made := _between(key, first[key], last[key])) is not None]


def _follow(first: dict[str, Fields | None], last: dict[str, Fields | None], one: Difference) -> None:
    start = first[one.key]
    if start is not None:
        start.update({name: value for name, value in one.before.items() if name not in start})
    if one.doing is Doing.REMOVE:
        last[one.key] = None
    else:
        last[one.key] = {**(last[one.key] or {}), **one.after}


def _between(key: str, before: Fields | None, after: Fields | None) -> Difference | None:
    if before is None or after is None:
        if before is None and after is None:
            return None
        doing = Doing.ADD if before is None else Doing.REMOVE
        return Difference(key, doing, before=before or {}, after=after or {})
    return difference(key, {name: before.get(name) for name in after}, after)
