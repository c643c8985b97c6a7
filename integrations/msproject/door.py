"""The first look at a file, before it is kept: too large, something else, or not a plan at all."""

from integrations.msproject.reader import PlanReader
from integrations.msproject.trouble import Reason, Unreadable

LIMIT = 50 * 1024 * 1024
LOOK = 64 * 1024


def first_look(head: bytes, size: int) -> None:
    """Raise Unreadable if the size or the first bytes say that the file is no plan."""
    if size > LIMIT:
        raise Unreadable(Reason.TOO_LARGE, limit=LIMIT // (1024 * 1024))
    if not size:
        raise Unreadable(Reason.EMPTY)
    reader = PlanReader()
    reader.feed(head[:LOOK])
    if size <= LOOK:
        reader.close()
