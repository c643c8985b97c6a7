"""A list as a CSV file or an Excel workbook: every row its page tells, on all its pages, in the reader's language."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import PurePath
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exports import CSV, csv_lines
from core.requests import Request
from core.workbooks import XLSX, workbook_chunks
from tenancy.scope import current
from tenancy.streams import download, told_by_piece

Columns = Sequence[tuple[Any, Callable[[Any], Any]]]
"""Of each column its title, and what it says of a row."""
WRITERS: dict[str, tuple[str, Callable[[Iterable[Any], Iterable[Sequence[Any]]], Iterable[Any]]]] = {
    "csv": (CSV, csv_lines),
    "xlsx": (XLSX, workbook_chunks),
}
"""Of each ending its media type, and what writes such a file of a head and rows."""


def as_files(route: str, view: Callable[..., Any], name: str = "") -> list[URLPattern]:
    """The addresses of a list's files, one for each ending, named by it (after `name`)."""
    return [path(f"{route}.{ending}", view, name=f"{name}{ending}") for ending in WRITERS]


def export(
    request: Request,
    listed: str,
    columns: Columns,
    items: Sequence[Any],
    find: Callable[[Any], Iterable[Any]] = list,
) -> StreamingHttpResponse:
    """A row for each item, in the file that the address ends in, called `<organization>-<listed>-<day>.<ending>`.

    `find` makes rows of up to a thousand items.
    """
    ending = PurePath(request.path).suffix.removeprefix(".")
    media_type, write = WRITERS[ending]
    rows = told_by_piece(items, lambda piece: [told(row, columns) for row in find(piece)])
    name = f"{current().slug}-{listed}-{timezone.localdate()}.{ending}"
    head = [str(title) for title, _say in columns]
    return download(write(head, rows), name=name, content_type=media_type)


def export_rows(request: Request, listed: str, columns: Columns, rows: QuerySet) -> StreamingHttpResponse:
    """The queryset in its order; two queries for up to a thousand rows, and one for each further thousand."""
    return export(request, listed, columns, list(rows.values_list("pk", flat=True)), partial(in_order, rows))


def in_order(rows: QuerySet, keys: Sequence[Any]) -> list[Any]:
    """The rows of the keys, but for those that are gone meanwhile."""
    known = rows.in_bulk(keys)
    return [known[key] for key in keys if key in known]


def told(row: Any, columns: Columns) -> list[Any]:
    return [cell(say(row)) for _title, say in columns]


def cell(value: Any) -> Any:
    """Yes and no in words; numbers and days as they are."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value if isinstance(value, (int, float, Decimal, date)) else str(value or "")
