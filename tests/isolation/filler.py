"""A row of every owned model, whether somebody remembered it or not."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from accounts.models import User
from tenancy.models import Membership, Owned


def owned_models() -> list[type[Owned]]:
    return [model for model in apps.get_models() if issubclass(model, Owned)]


class Filler:
    """Finds the rows a story has made, and makes what it has not."""

    def keys_now(self) -> dict[str, int]:
        """{label: the highest key} in the current organization."""
        return {model._meta.label_lower: highest(model) for model in owned_models()}

    def everything(self, mark: str, *, since: dict[str, int]) -> dict[str, int]:
        """{label: the key of a row}, of every owned model: one made since then, else one made now.

        What an organization has only one of is shared by its stories; a model that cannot be made fails the run.
        """
        return {
            model._meta.label_lower: self.first_since(model, since)
            or highest(model)
            or self.made(model, mark)
            for model in owned_models()
        }

    def first_since(self, model: Any, since: dict[str, int]) -> int | None:
        newer = model.objects.filter(pk__gt=since.get(model._meta.label_lower, 0)).order_by("-pk")
        return newer.values_list("pk", flat=True).first()

    def made(self, model: Any, mark: str) -> int:
        row = model(**{field.name: value for field, value in values(model, mark)})
        row.save(force_insert=True)
        return row.pk


def highest(model: Any) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def values(model: Any, mark: str) -> Iterable[tuple[Any, Any]]:
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name == "organization" or field.null:
            continue
        if field.has_default() and not isinstance(field, (models.CharField, models.TextField)):
            continue
        if field.db_default is not models.NOT_PROVIDED:
            continue
        yield field, value_of(field, mark)


def value_of(field: Any, mark: str) -> Any:
    """A valid value; texts carry the mark."""
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.ForeignKey):
        return related(field)
    if isinstance(field, models.EmailField):
        return f"{mark}@filled.test".lower()
    if isinstance(field, (models.CharField, models.TextField)):
        return mark[: field.max_length or None] if not field.has_default() else field.get_default()
    if type(field) is models.DateField:
        return timezone.now().date() + timedelta(days=next(ONE_MORE))  # some are once a day
    for kind, value in PLAIN:
        if isinstance(field, kind):
            return value
    raise AssertionError(f"The world has no {field.model.__name__}: make one in tests/isolation/world.py.")


def related(field: Any) -> Any:
    target = field.related_model
    if target is User:
        return Membership.objects.order_by("-pk")[0].user
    row = target.objects.order_by("-pk").first()
    assert row is not None, f"{field} needs a row of {target.__name__}: make one in tests/isolation/world.py."
    return row


PLAIN: list[tuple[Any, Any]] = [
    (models.BooleanField, False),
    (models.DateTimeField, timezone.now() + timedelta(days=1)),
    (ArrayField, []),
    (models.JSONField, {}),
    (models.BinaryField, b"x"),
    (models.IntegerField, 1),
    (models.DecimalField, 1),
]

ONE_MORE = count()
fill = Filler()
