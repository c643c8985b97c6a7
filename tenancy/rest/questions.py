"""What may be asked of a list or a row: filters, order, fields; whatever else is asked is refused by name."""

from collections.abc import Iterable, Iterator
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError as DjangoValidationError
from django.utils.translation import gettext as _
from django_filters.rest_framework import FilterSet
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

PAGING = {"limit", "cursor", "ordering"}


class Ordering(BaseFilterBackend):
    """`ordering=-due_on,name`: by the viewset's `ordering_fields`; the key decides between equals."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        if view.action != "list":
            return queryset
        names = request.query_params.get("ordering", view.ordering).split(",")
        known = {"id", *view.ordering_fields}
        refuse_unknown("ordering", [name for name in names if name.removeprefix("-") not in known], known)
        return queryset.order_by(*with_key(names))

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        known = sorted({"id", *view.ordering_fields})
        words = [*known, *(f"-{name}" for name in known)]
        return [listed("ordering", words, f"By what the rows are ordered; usually `{view.ordering}`.")]


def with_key(names: list[str]) -> list[str]:
    """The order with each field once and the key at its end."""
    plain = [name.removeprefix("-") for name in names]
    once = [name for place, name in enumerate(names) if plain.index(name.removeprefix("-")) == place]
    return once[: plain.index("id") + 1] if "id" in plain else [*once, "id"]


def listed(name: str, words: Iterable[str], description: str) -> dict[str, Any]:
    """A query parameter of words with commas between them, as OpenAPI has it."""
    items = {"type": "string", "enum": list(words)}
    return {
        "name": name,
        "in": "query",
        "explode": False,
        "style": "form",
        "description": description,
        "schema": {"type": "array", "items": items},
    }


def ask_known_questions(view: Any, request: Request) -> None:
    """Raise ValidationError naming what the query asks that nobody answers: a misspelt filter must not show everything."""
    known = known_questions(view)
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        sentence = _("There is no such parameter here; there are: %(known)s.")
        told = [sentence % {"known": ", ".join(sorted(known)) or "–"}]
        raise ValidationError(dict.fromkeys(unknown, told))
    if empty := sorted(name for name in mute_questions(view) if request.query_params.get(name) == ""):
        raise ValidationError({name: [_("Say a value, or leave it out.")] for name in empty})


def mute_questions(view: Any) -> Iterator[str]:
    """The filters which an empty value is no answer to."""
    filters = getattr(view.filterset_class, "base_filters", {})
    yield from (name for name, one in filters.items() if not isinstance(one, django_filters.CharFilter))


def known_questions(view: Any) -> set[str]:
    """The parameters the current operation takes."""
    if view.action != "list":
        return {"fields"} if view.action == "retrieve" else set()
    return {"fields", *PAGING, *getattr(view.filterset_class, "base_filters", ())}


def fields_asked(request: Request, known: Iterable[str]) -> set[str] | None:
    """The fields the program wants, if it does not want all; raises ValidationError for one that is not there."""
    said = request.query_params.get("fields")
    if said is None:
        return None
    refuse_unknown("fields", [name for name in said.split(",") if name not in known], known)
    return set(said.split(","))


def refuse_unknown(parameter: str, unknown: list[str], known: Iterable[str]) -> None:
    if unknown:
        sentence = _("“%(unknown)s” is not one of: %(known)s.")
        told = {"unknown": ", ".join(unknown), "known": ", ".join(sorted(known))}
        raise ValidationError({parameter: [sentence % told]})


class StrictBoolean(forms.Field):
    """`true` or `false`; any other word is refused rather than taken for nothing."""

    def to_python(self, value: Any) -> bool | None:
        if value in (None, ""):
            return None
        if value not in ("true", "false"):
            raise DjangoValidationError(_("Say true or false."))
        return bool(value == "true")


class YesOrNo(django_filters.BooleanFilter):
    """Narrows by a yes or no."""

    field_class = StrictBoolean

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(*args, **kwargs)


class WholeNumber(django_filters.NumberFilter):
    """Narrows by a number without fraction."""

    field_class = forms.IntegerField


class PutAway(YesOrNo):
    """Rows that were put away stay out of a list, unless it is asked for them alone."""

    def filter(self, queryset: Any, value: bool | None) -> Any:
        return queryset.filter(**{f"{self.field_name}__isnull": not value})


class Searching(FilterSet):
    """`q` searches as the page does."""

    q = django_filters.CharFilter(method="search", label="Words to search for.")

    def search(self, queryset: Any, name: str, words: str) -> Any:
        return queryset.matching(words)
