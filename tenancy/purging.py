"""Removing a row for good, with all that belongs to it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from tenancy.models import Owned
from tenancy.trash import references

Way = tuple[Any, str]
"""A model, and the references that lead from its rows to the one that is removed, joined by `__`."""


@transaction.atomic
def purge(row: Any) -> None:
    """Delete the row and whatever goes with it; what only mentions it no longer does. The database checks the rest."""
    for part in parts_of(row):
        purge(part)
    for model, reference in mentioning(type(row)):
        model.everything.filter(**{reference: row.pk}).update(**{reference.partition("__")[0]: None})
    for model, way in belonging(type(row)):
        delete(model.everything.filter(**{way: row.pk}))
    delete(type(row).everything.filter(pk=row.pk))


def parts_of(row: Any) -> Iterator[Any]:
    """The rows of the same model that are part of it, as in a tree."""
    for field in references(type(row)):
        if field.related_model is type(row) and field.remote_field.on_delete is models.CASCADE:
            yield from type(row).everything.filter(**{field.name: row.pk})


def delete(rows: Any) -> None:
    """Delete exactly these rows, and their files once that is committed."""
    for field in rows.model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            for name in rows.exclude(**{field.name: ""}).values_list(field.name, flat=True):
                transaction.on_commit(partial(field.storage.delete, name))
    rows.order_by()._raw_delete(connection.alias)


def belonging(model: Any) -> list[Way]:
    """Whose rows go with a row of the model, those that are furthest from it first."""
    ways = list(_further(model, (), {model}))
    return sorted(ways, key=lambda way: -way[1].count("__"))


def _further(model: Any, way: tuple[str, ...], passed: set[Any]) -> Iterator[Way]:
    for other, field in referring(model):
        if field.remote_field.on_delete is models.CASCADE and other not in passed:
            yield other, "__".join((field.name, *way))
            yield from _further(other, (field.name, *way), passed | {other})


def mentioning(model: Any) -> Iterator[Way]:
    """Whose rows stay, but must not mention the row, or one that goes with it, any more."""
    for gone, way in [(model, ""), *belonging(model)]:
        for other, field in referring(gone):
            if field.remote_field.on_delete is models.SET_NULL:
                yield other, f"{field.name}__{way}" if way else field.name


def referring(model: Any) -> Iterator[tuple[Any, Any]]:
    for other in apps.get_models():
        if issubclass(other, Owned):
            yield from ((other, field) for field in references(other) if field.related_model is model)
