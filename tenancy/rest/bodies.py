"""What may be said in a body: documented fields, and nothing else."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request


class Strict:
    """A serializer that refuses, by name, a field that is not there or not theirs to write."""

    fields: Any

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            refuse_undocumented(
                set(data), {name for name, field in self.fields.items() if not field.read_only}
            )
            refuse_numbers_for_texts(data, self.fields)
            refuse_too_long(data, self.fields)
        return super().to_internal_value(data)  # type: ignore[misc]


class Body(Strict, serializers.ModelSerializer[Any]):
    """A row as programs read and write it."""


def refuse_undocumented(said: set[str], known: set[str]) -> None:
    if unknown := sorted(said - known):
        raise ValidationError({name: [_("This can't be written here.")] for name in unknown})


def refuse_numbers_for_texts(data: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
    """The framework would write `315` for 315; the description says that a text is a text."""
    numbers = [
        name
        for name, said in data.items()
        if isinstance(fields[name], serializers.CharField) and isinstance(said, int | float)
    ]
    if numbers:
        raise ValidationError(
            {name: [serializers.CharField.default_error_messages["invalid"]] for name in numbers}
        )


def refuse_too_long(data: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
    """Texts are measured as they were sent, as the description says, not as they are when trimmed."""
    most: dict[str, Any] = {name: getattr(fields[name], "max_length", None) for name in data}
    long = [
        name for name in data if isinstance(data[name], str) and most[name] and len(data[name]) > most[name]
    ]
    if long:
        message = _("Ensure this field has no more than {max_length} characters.")
        raise ValidationError({name: [message.format(max_length=most[name])] for name in long})


def ask_no_body(request: Request) -> None:
    """Raise ValidationError if something was said to a verb that takes nothing."""
    said = request.data
    if isinstance(said, Mapping):
        refuse_undocumented(set(said), set())
    elif said:
        raise ValidationError([_("This takes no body.")])
