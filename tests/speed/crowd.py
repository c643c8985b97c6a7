"""Twenty-nine more of everything the first organization has: of each row, beside it, under the same parents."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.db.models import UniqueConstraint

from accounts.actions import register_person
from accounts.models import User
from tenancy.scope import scope
from tests.isolation.filler import owned_models
from tests.isolation.world import World

MORE, FAR = 29, 200
Clones = dict[Any, list[Any]]


def crowd(world: World) -> None:
    """Multiply the row of every owned model that `world` names as its own, unless an organization has only one."""
    clones: Clones = {User: [one_more(number) for number in range(MORE)]}
    with scope(world.mine):
        for model in owned_models():
            row = model.objects.get(pk=world.row(model, "own"))
            clones[model] = copies(row, clones) if all(unique_together(model)) else [row] * MORE


def copies(row: Any, clones: Clones) -> list[Any]:
    model = type(row)
    varying = {field for names in unique_together(model) for field in varied(model, names)}
    return model.objects.bulk_create(copy(row, varying, clones, number) for number in range(MORE))


def one_more(number: int) -> User:
    return register_person(f"more{number}@own.test", name=f"Somebody {number}")


def unique_together(model: Any) -> list[list[str]]:
    """The fields of each constraint that holds rows apart, besides the organization."""
    single = [[field.name] for field in model._meta.concrete_fields if field.unique and not field.primary_key]
    constraints = [one for one in model._meta.constraints if isinstance(one, UniqueConstraint)]
    return single + [[name for name in names_of(one) if name != "organization"] for one in constraints]


def names_of(constraint: UniqueConstraint) -> list[str]:
    return [*constraint.fields, *(name for one in constraint.expressions for name in named(one))]


def named(expression: Any) -> list[str]:
    """The fields an expression speaks of."""
    if name := getattr(expression, "name", ""):
        return [name]
    return [name for part in expression.get_source_expressions() for name in named(part)]


def varied(model: Any, names: list[str]) -> list[Any]:
    """The field in which copies differ: a text or a number of their own, else the last of what they refer to."""
    fields = [model._meta.get_field(name) for name in names]
    free = [one for one in fields if not one.choices and not one.is_relation]
    return (free or [one for one in fields if one.is_relation])[-1:]


def copy(row: Any, varying: set[Any], clones: Clones, number: int) -> Any:
    known = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    known.pop(row._meta.pk.attname)
    return type(row)(**known | {field.attname: other(field, row, clones, number) for field in varying})


def other(field: Any, row: Any, clones: Clones, number: int) -> Any:
    value = getattr(row, field.attname)
    if value is None:
        return None
    if isinstance(value, UUID):
        return uuid4()
    if field.is_relation:
        return clones[field.related_model][number].pk
    if isinstance(field, models.EmailField):
        return f"{number}{value}"
    if isinstance(value, str):
        return f"{value}{number}"[-(field.max_length or 1000) :]
    away = FAR + number
    return value + (timedelta(days=away) if isinstance(value, date) else away)
