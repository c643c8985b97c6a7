"""The tables of an organization as an archive has them: found in the registry of models, so that none is forgotten."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from accounts.models import User
from archives.declared import HIDDEN, LEFT_OUT, POINTERS, ROWS, SPOKEN
from tenancy.models import Organization, Owned


class Table:
    """A model and the fields of it that are told; `name` is app.model."""

    def __init__(self, model: Any):
        self.model = model
        self.name: str = model._meta.label_lower
        self.fields = list(told_fields(model))
        self.references = {
            field.name: name_of(field.related_model) for field in self.fields if field.is_relation
        }
        self.pointers = POINTERS.get(self.name, {})
        self.contents = [field.name for field in self.fields if isinstance(field, CONTENT)]

    @property
    def member(self) -> str:
        return f"tables/{self.name}.jsonl"

    def rows(self) -> Any:
        """The organization's rows in the order in which they were made."""
        condition, _reason = ROWS.get(self.name, (models.Q(), ""))
        return self.model.everything.filter(condition).order_by("pk")

    def lost(self) -> dict[str, Any]:
        """{reference: the keys of rows to which it may lead that are not told}."""
        return {name: untold(target) for name, target in self.references.items() if target in ROWS}

    def spoken(self, field: Any, value: Any) -> Any:
        speak = SPOKEN.get((self.name, field.name))
        return speak(value) if speak else value


def untold(name: str) -> set[int]:
    """The keys of the table's rows that an export leaves where they are."""
    condition, _reason = ROWS[name]
    return set(apps.get_model(name).everything.exclude(condition).values_list("pk", flat=True))


CONTENT = (models.FileField, models.BinaryField)
"""What is kept as a file of its own beside the rows."""


def name_of(model: Any) -> str:
    return str(model._meta.label_lower)


def told_fields(model: Any) -> Iterator[Any]:
    """Every column but the key, the organization, what the database makes itself, and what is declared hidden."""
    hidden = HIDDEN.get(name_of(model), {})
    for field in model._meta.concrete_fields:
        is_made = field.primary_key or field.generated or field.related_model is Organization
        if not is_made and field.name not in hidden:
            yield field


@cache
def tables() -> dict[str, Table]:
    """Every table that is told, those first to which others refer."""
    found: dict[str, Table] = {}
    for model in sorted(owned_models(), key=name_of):
        add(model, found, on_the_way=set())
    return found


def add(model: Any, found: dict[str, Table], on_the_way: set[str]) -> None:
    name = name_of(model)
    if name in found or name in on_the_way or name in LEFT_OUT:
        return
    table = Table(model)
    for field in table.fields:
        if field.is_relation and field.related_model is not User:
            add(field.related_model, found, on_the_way | {name})
    found[name] = table


def owned_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, Owned)]
