"""By which words somebody is known, and how these are taken out of a text."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

GONE = "…"
TELLING = 7
"""Digits from which on a phone number is nobody else's."""


@dataclass
class Person:
    """The names, addresses and numbers of somebody, present and past."""

    names: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    """Names, in small letters, that others here have too."""

    def words(self) -> list[str]:
        """What is theirs alone wherever it is written, the longest first: they are taken out of every text."""
        names = {name for name in self.names if is_telling(name) and name.lower() not in self.shared}
        phones = {phone for phone in self.phones if sum(map(str.isdigit, phone)) >= TELLING}
        return sorted(filter(None, names | self.addresses | phones), key=len, reverse=True)

    def pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.words())) or "(?!)"
        return re.compile(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])", re.IGNORECASE)

    def somewhere_in(self, *columns: str, json_columns: Iterable[str] = ()) -> Q:
        """Rows that have one of the words in one of the columns; a JSON column is read as the text it is."""
        found = Q(pk__in=[])
        for word in self.words():
            for column in columns:
                found |= Q((f"{column}__icontains", word))
            for column in json_columns:
                found |= Q((f"{column}_text__icontains", json.dumps(word, ensure_ascii=False)[1:-1]))
        return found


def is_telling(name: str) -> bool:
    """Whether a name is more than a word of the language: two words, or two signs of a script without blanks."""
    return len(name.split()) > 1 or (len(name) > 1 and not name.isascii())


def as_text(columns: Iterable[str]) -> dict[str, Any]:
    """Annotations for `somewhere_in`."""
    return {f"{column}_text": Cast(column, TextField()) for column in columns}


def without(pattern: re.Pattern[str], value: Any) -> Any:
    """The JSON value without what the pattern finds in its texts."""
    if isinstance(value, str):
        return pattern.sub(GONE, value)
    if isinstance(value, list):
        return [without(pattern, one) for one in value]
    if isinstance(value, dict):
        return {key: without(pattern, one) for key, one in value.items()}
    return value


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_in(one)
