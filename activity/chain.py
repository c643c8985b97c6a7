"""The chain's arithmetic: what of an event is sealed, and how it is tied to the event before. No database.

What may tell of a person (names, particulars) is in the chain as a seal only: SHA-256 of a salt and the value. Forget both
and the seal says nothing about the person, while the chain still holds. docs/adr/0011 has the reasons.
"""

import hashlib
import json
import secrets
from datetime import UTC
from typing import Any

GENESIS = "0" * 64
FORM = 1
"""Which form of body is sealed; a later form gets another number."""
NAMES = ("actor_name", "subject_name")
INSIDE = "particulars."


def canonical(value: Any) -> bytes:
    """The one way to write a JSON value: sorted keys, no blanks, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def plain(particulars: dict[str, Any]) -> dict[str, Any]:
    """The particulars as the database gives them back; raises ValueError for fractions, which do not come back the same."""

    def refuse(number: str) -> Any:
        raise ValueError(f"An event tells {number} as text: fractions have more than one spelling.")

    told: dict[str, Any] = json.loads(json.dumps(particulars), parse_float=refuse)
    return told


def parts_of(event: Any) -> dict[str, Any]:
    """{part: value} of everything that may tell of a person; each part is sealed, and can be forgotten, by itself."""
    inside = {f"{INSIDE}{key}": value for key, value in event.particulars.items()}
    return {**{name: getattr(event, name) for name in NAMES}, **inside}


def is_blank(part: str, parts: dict[str, Any]) -> bool:
    """Whether nothing is left of the part: a name is empty, a particular is not there."""
    return parts.get(part, "") == "" if part in NAMES else part not in parts


def seal_of(salt: str, value: Any) -> str:
    return sha(canonical([salt, value]))


def digest_of(event: Any) -> str:
    """SHA-256 of everything in the event but its place in the chain."""
    body = {
        "form": FORM,
        "organization": event.organization_id,
        "kind": event.kind,
        "actor": event.actor_id,
        "subject": [event.subject_type, event.subject_id],
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "seals": event.seals,
    }
    return sha(canonical(body))


def link_of(event: Any) -> str:
    """SHA-256 of the event's place, the hash before it and its digest; the database computes the same when it commits."""
    return sha(f"{event.number}\n{event.pk}\n{event.previous}\n{event.digest}".encode())


def seal(event: Any) -> None:
    """Salt and seal every part and digest the whole; the place in the chain is given by the database."""
    parts = parts_of(event)
    event.salts = {part: secrets.token_hex(16) for part in parts}
    event.seals = {part: seal_of(event.salts[part], value) for part, value in parts.items()}
    event.digest = digest_of(event)
