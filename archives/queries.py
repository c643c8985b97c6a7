"""Answers about exports and the trash."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.shortcuts import get_object_or_404

from archives.models import OrganizationExport
from tenancy.links import inside
from tenancy.purging import referring
from tenancy.trash import is_trashable


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


def in_trash() -> list[Any]:
    """Everything in the trash, what was thrown away last first; of what belongs together, the smaller first."""
    rows: list[Any] = []
    trashables: list[Any] = [model for model in apps.get_models() if is_trashable(model)]
    for model in reversed(trashables):
        rows += model.everything.filter(trashed_at__isnull=False).select_related("trashed_by")
    return sorted(rows, key=lambda row: row.trashed_at, reverse=True)


def thrown(*, at: datetime) -> list[Thrown]:
    return [told(row, at=at) for row in in_trash()]


def told(row: Any, *, at: datetime) -> Thrown:
    area, name = row._meta.app_label, row._meta.model_name
    url = inside(f"{area}:recover", row.pk)
    return Thrown(row, str(row._meta.verbose_name), row.days_left(at=at), url, f"{area}.recover_{name}")


def is_needed(row: Any) -> bool:
    """Whether something that does not go with the row still refers to it."""
    protected = [
        (other, field)
        for other, field in referring(type(row))
        if field.remote_field.on_delete is models.PROTECT
    ]
    return any(other.everything.filter(**{field.name: row.pk}).exists() for other, field in protected)
