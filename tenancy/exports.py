"""A list as a CSV file: every row its page tells, on all its pages, in the reader's language."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exports import csv_lines
from tenancy.scope import current
from tenancy.streams import download, told_by_piece

Columns = Sequence[tuple[Any, Callable[[Any], Any]]]
"""Of each column its title, and what it says of a row."""


def export(
    listed: str, columns: Columns, items: Sequence[Any], find: Callable[[Any], Iterable[Any]] = list
) -> StreamingHttpResponse:
    """A row for each item, called `<organization>-<listed>-<day>.csv`; `find` makes rows of up to a thousand items."""
    rows = told_by_piece(items, lambda piece: [told(row, columns) for row in find(piece)])
    name = f"{current().slug}-{listed}-{timezone.localdate()}.csv"
    head = [str(title) for title, _say in columns]
    return download(csv_lines(head, rows), name=name, content_type="text/csv")


def export_rows(listed: str, columns: Columns, rows: QuerySet) -> StreamingHttpResponse:
    """The queryset in its order; two queries for up to a thousand rows, and one for each further thousand."""
    return export(listed, columns, list(rows.values_list("pk", flat=True)), partial(in_order, rows))


def in_order(rows: QuerySet, keys: Sequence[Any]) -> list[Any]:
    """The rows of the keys, but for those that are gone meanwhile."""
    known = rows.in_bulk(keys)
    return [known[key] for key in keys if key in known]


def told(row: Any, columns: Columns) -> list[Any]:
    return [cell(say(row)) for _title, say in columns]


def cell(value: Any) -> Any:
    """Days as ISO writes them, yes and no in words; numbers stay numbers."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (int, float, Decimal)) else str(value or "")
