"""Answers about exports and the trash."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.shortcuts import get_object_or_404

from archives.models import OrganizationExport
from tenancy.purging import referring
from tenancy.trash import goes_with, is_trashable, paths, whole_in_sight


def exports() -> Any:
    return OrganizationExport.objects.select_related("asked_by")


def find_ready(pk: int) -> OrganizationExport:
    """The export, as long as it is kept."""
    return get_object_or_404(OrganizationExport.objects.ready(), pk=pk)


@dataclass(frozen=True)
class Thrown:
    """A row in the trash, as the page shows it; `take_back` is the address of the verb, `permission` what it asks."""

    row: Any
    noun: str
    days_left: int
    take_back: str
    permission: str


def in_trash(condition: Callable[[Any], models.Q] = lambda model: models.Q()) -> list[Any]:
    """Everything in the trash, what was thrown away last first; of what belongs together, the smaller first.

    `condition` says of a model which of its rows are meant.
    """
    rows: list[Any] = []
    trashables: list[Any] = [model for model in apps.get_models() if is_trashable(model)]
    for model in reversed(trashables):
        rows += model.everything.filter(condition(model), trashed_at__isnull=False).select_related(
            *{"trashed_by", *wholes(model)}
        )
    return sorted(rows, key=lambda row: row.trashed_at, reverse=True)


def thrown(*, at: datetime) -> list[Thrown]:
    """What can be taken back: not what is in the trash along with something it is part of."""
    return [told(row, at=at) for row in in_trash(whole_in_sight)]


def told(row: Any, *, at: datetime) -> Thrown:
    permission = f"{row._meta.app_label}.recover_{row.noun}"
    return Thrown(row, str(row._meta.verbose_name), row.days_left(at=at), row.get_recover_url(), permission)


def wholes(model: Any) -> set[str]:
    """The ways to what a row of the model belongs to, and to the project its address speaks of."""
    return {"__".join(path) for path in paths(model) if goes_with(model, path)}


def is_needed(row: Any) -> bool:
    """Whether something that does not go with the row still refers to it."""
    protected = [
        (other, field)
        for other, field in referring(type(row))
        if field.remote_field.on_delete is models.PROTECT
    ]
    return any(other.everything.filter(**{field.name: row.pk}).exists() for other, field in protected)
