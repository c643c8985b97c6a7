"""Where files of an organization are kept: in a folder of its own, under names that say nothing."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.db import models

from tenancy.models import Owned
from tenancy.scope import current


def folder() -> str:
    return str(current().pk)


def private_name(row: Any, filename: str) -> str:
    """For `upload_to`: nothing of what somebody called the file reaches the disk."""
    return f"{folder()}/{secrets.token_hex(16)}"


def known_names() -> set[str]:
    """The names of the files that rows of the current organization have, those in the trash too."""
    return {
        name for model, field in _file_fields() for name in model.everything.values_list(field, flat=True)
    }


def _file_fields() -> Iterator[tuple[Any, str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if issubclass(model, Owned) and isinstance(field, models.FileField):
                yield model, field.name


def orphans(*, before: datetime) -> Iterator[str]:
    """The files of the current organization, kept before then, that belong to no row."""
    storage: Storage = default_storage
    known = known_names()
    if storage.exists(folder()):
        names = {f"{folder()}/{name}" for name in storage.listdir(folder())[1]}
        yield from (name for name in sorted(names - known) if storage.get_modified_time(name) < before)
