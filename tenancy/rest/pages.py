"""Lists by the page: a cursor remembers the last row's place, so that rows are neither missed nor told twice."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core import signing
from django.db.models import Q
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

USUAL, MOST = 50, 200
SALT = "tenancy.rest.pages"
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class Place:
    """A place in a list: `side` of the row whose ordered fields have these values."""

    side: str
    order: list[str]
    values: list[str]

    def written(self) -> str:
        return signing.dumps([self.side, self.order, self.values], salt=SALT, compress=True)


class CursorPages(BasePagination):
    """Fifty rows a page, up to 200 for whoever asks: `limit`, `cursor`; `next` and `previous` are whole addresses."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request, self.limit = request, limit_of(request)
        self.order = list(queryset.query.order_by)
        self.place = place_of(request, self.order)
        backwards = self.place is not None and self.place.side == BEFORE
        order = [opposite(name) for name in self.order] if backwards else self.order
        if self.place:
            queryset = queryset.filter(beyond(order, self.place.values))
        rows = list(queryset.order_by(*order)[: self.limit + 1])
        self.is_more, self.rows = len(rows) > self.limit, rows[: self.limit]
        if backwards:
            self.rows.reverse()
        self.has_next = backwards or self.is_more
        self.has_previous = self.is_more if backwards else self.place is not None
        return self.rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "next": self.link(AFTER, -1) if self.has_next else None,
                "previous": self.link(BEFORE, 0) if self.has_previous else None,
                "results": data,
            }
        )

    def link(self, side: str, row: int) -> str | None:
        """The address of the page on that side of the row; of the first page where there is no row."""
        here = self.request.build_absolute_uri()
        if not self.rows:
            return remove_query_param(here, "cursor")
        values = [str(attrgetter(name.lstrip("-").replace("__", "."))(self.rows[row])) for name in self.order]
        return replace_query_param(here, "cursor", Place(side, self.order, values).written())

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": address, "previous": address, "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            {
                "name": "limit",
                "in": "query",
                "schema": limit,
                "description": "Rows on a page.",
            },
            {
                "name": "cursor",
                "in": "query",
                "schema": {"type": "string"},
                "description": "A place in the list, as told by `next` and `previous`.",
            },
        ]


def limit_of(request: Request) -> int:
    said = request.query_params.get("limit", str(USUAL))
    if not (said.isascii() and said.isdecimal() and len(said) < 5 and 1 <= int(said) <= MOST):
        raise ValidationError({"limit": [_("A number from 1 to %(most)s.") % {"most": MOST}]})
    return int(said)


def place_of(request: Request, order: list[str]) -> Place | None:
    """The place the cursor names in a list of this order, if there is one; raises ValidationError."""
    said = request.query_params.get("cursor")
    if said is None:
        return None
    try:
        place = Place(*signing.loads(said, salt=SALT))
    except (signing.BadSignature, ValueError):
        place = None
    if place is None or place.order != order:
        raise ValidationError({"cursor": [_("The cursor belongs to no list of this order: begin anew.")]})
    return place


def beyond(order: list[str], values: list[str]) -> Q:
    """The rows that come after these values in this order."""
    found, same = Q(pk__in=[]), Q()
    for name, value in zip(order, values, strict=True):
        field, sign = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        found |= same & Q((f"{field}__{sign}", value))
        same &= Q((field, value))
    return found


def opposite(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"
