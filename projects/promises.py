"""The promise of a project as it stands, in the form versions keep; and its hash."""

import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from projects.comparison import Items
from projects.kinds import kinds


def promised_rows(project: Any) -> dict[str, list[Any]]:
    """The rows of each kind of thing that is promised, in the order people gave them; one query for each kind."""
    return {kind.name: list(kind.rows(project)) for kind in kinds()}


def promise_of_rows(rows: dict[str, list[Any]]) -> dict[str, dict[str, str | None]]:
    """What a version would tell of the rows: keys to fields."""
    return {row.key: kind.fields_of(row) for kind in kinds() for row in rows[kind.name]}


def promise_now(project: Any) -> dict[str, dict[str, str | None]]:
    """Everything promised, as a version would tell it."""
    return promise_of_rows(promised_rows(project))


def promise_then(version: Any) -> dict[str, dict[str, str | None]]:
    """What a version tells, in its order."""
    return {key: version.items[key] for key in version.order}


def digest(head: dict[str, Any], items: Items, order: Sequence[str]) -> str:
    """SHA-256 of the canonical JSON (sorted keys, no spaces, UTF-8) of what stands in a version."""
    told = {"head": head, "items": items, "order": list(order)}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def price_of(items: Items) -> Decimal:
    """The prices of all deliverables together."""
    return _sum(items, "price")


def effort_of(items: Items) -> Decimal:
    """The hours of all deliverables together."""
    return _sum(items, "effort")


def last_day_of(items: Items) -> str | None:
    """The last day on which a deliverable is due; None if none has one."""
    days = [
        day
        for key, fields in items.items()
        if key.startswith("deliverable:") and (day := fields.get("due_on"))
    ]
    return max(days, default=None)


def _sum(items: Items, name: str) -> Decimal:
    amounts = [fields.get(name) for key, fields in items.items() if key.startswith("deliverable:")]
    return sum((Decimal(amount) for amount in amounts if amount), Decimal(0))
