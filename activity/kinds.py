"""The kinds of event there are, each with the sentence that tells it."""

from typing import Any

KINDS: dict[str, Any] = {}


def event_kind(kind: str, sentence: Any) -> str:
    """Declare a kind; the sentence may name %(actor)s, %(subject)s and the event's particulars."""
    if kind in KINDS:
        raise ValueError(f"The event {kind} is declared twice.")
    KINDS[kind] = sentence
    return kind
