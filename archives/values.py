"""How a value is written in an archive, and read back: JSON, decimals and times as text."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.duration import duration_iso_string
from django.utils.translation import gettext as _


def written(value: Any) -> Any:
    """The value as JSON has it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, list):
        return [written(one) for one in value]
    return value


def read(field: Any, value: Any) -> Any:
    """The value for the field, as strict as a form would be; raises ValidationError."""
    if value is None:
        return nothing(field)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, ArrayField):
        return [read(field.base_field, one) for one in listed(value)]
    if isinstance(value, list | dict):
        raise ValidationError(_("a list where one value belongs"))
    known = field.to_python(value)
    check(field, known)
    return known


def nothing(field: Any) -> None:
    if not field.null:
        raise ValidationError(_("nothing where something must be"))


def listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValidationError(_("one value where a list belongs"))
    return value


def check(field: Any, value: Any) -> None:
    """Whether it is one of the field's choices and passes its validators, also where nobody edits it; empty is what it was."""
    if value not in field.empty_values:
        if field.choices and value not in dict(field.flatchoices):
            raise ValidationError(field.error_messages["invalid_choice"], params={"value": value})
        field.validate(value, None)
        field.run_validators(value)
