"""Answers that are written while they are read: a scope of their own for each piece, and none while the reader is slow."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header

from tenancy.models import Organization
from tenancy.scope import current, scope

A_PIECE = 1000
Answer = TypeVar("Answer", bound=HttpResponseBase)


def told_in_pieces(rows: QuerySet, *, by: str) -> Iterator[Any]:
    """The rows from the highest value of the unique field `by` downwards, read a thousand at a time."""
    return _pieces(current(), rows.order_by(f"-{by}"), by)


def _pieces(organization: Organization, rows: QuerySet, by: str) -> Iterator[Any]:
    last = None
    while True:
        with scope(organization):
            rest = rows if last is None else rows.filter(**{f"{by}__lt": last})
            piece = list(rest[:A_PIECE])
        yield from piece
        if len(piece) < A_PIECE:
            return
        last = getattr(piece[-1], by)


def told_by_piece(items: Sequence[Any], tell: Callable[[Any], Iterable[Any]]) -> Iterator[Any]:
    """What `tell` says of the items, a thousand at a time, in the language and on the clock of who asks now."""
    return _told(
        current(), translation.get_language(), timezone.get_current_timezone(), in_thousands(items), tell
    )


def in_thousands(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[start : start + A_PIECE] for start in range(0, len(items), A_PIECE)]


def _told(
    organization: Organization,
    language: str,
    clock: tzinfo,
    pieces: Iterable[Any],
    tell: Callable[[Any], Iterable[Any]],
) -> Iterator[Any]:
    for piece in pieces:
        with scope(organization), translation.override(language), timezone.override(clock):
            said = list(tell(piece))
        yield from said


def download(
    pieces: Iterable[str] | Iterable[bytes], *, name: str, content_type: str
) -> StreamingHttpResponse:
    """The pieces as a file."""
    answer = StreamingHttpResponse(pieces, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return inert(answer)


def handed_over(file: Any, *, name: str, media_type: str) -> FileResponse:
    """A kept file, to be saved under the name and not shown; closes it."""
    return inert(FileResponse(file, as_attachment=True, filename=name, content_type=media_type))


def inert(answer: Answer) -> Answer:
    """What somebody else has written runs nothing and loads nothing, even if a browser shows it."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
