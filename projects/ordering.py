"""Rows in an order people give them."""

from typing import Any

from django.db.models import Max


def last_place(siblings: Any) -> int:
    """The place after all others."""
    last = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def put_in_order(siblings: Any, row: Any, place: int) -> int:
    """Move the row to a place among its siblings, counted from 0; answers where it was. Two statements."""
    others = [one for one in siblings.order_by("position", "pk") if one.pk != row.pk]
    was = sum((one.position, one.pk) < (row.position, row.pk) for one in others)
    others.insert(max(0, min(place, len(others))), row)
    for position, one in enumerate(others):
        one.position = position
    type(row).objects.bulk_update(others, ["position"])
    return was
