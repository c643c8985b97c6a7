"""Which version a program speaks of: ETag, If-None-Match, If-Match."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.renderers import JSONRenderer

from tenancy.models import Conflict

TAG = r'(?:W/)?"[\x21\x23-\x7e]*"'
TAGS = re.compile(rf"\s*(?:\*|{TAG}(?:\s*,\s*{TAG})*)\s*")
VERSION = re.compile(r'"(\d+)(?:-[0-9a-f]+)?"')


class VersionRequired(exceptions.APIException):
    """A change that does not say what it was based on."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = _("Send the ETag you read as If-Match, so that nobody's work is overwritten.")
    default_code = "version_required"


class MalformedTag(exceptions.APIException):
    """A precondition that cannot be read."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_detail = _("If-Match and If-None-Match hold * or quoted tags, as in “ETag”.")
    default_code = "malformed_tag"


def tag_of(row: Any, told: Any) -> str:
    """The strong tag of a representation: the row's version, if it has one, and what is told of it."""
    digest = sha256(JSONRenderer().render(told)).hexdigest()[:20]
    version = getattr(row, "version", None)
    return f'"{digest}"' if version is None else f'"{version}-{digest}"'


def tags_in(request: Any, header: str) -> list[str]:
    """The tags the header names, `*` among them; raises MalformedTag."""
    said = request.headers.get(header, "")
    if said and not TAGS.fullmatch(said):
        raise MalformedTag
    return re.findall(rf"\*|{TAG}", said)


def is_known(request: Any, tag: str) -> bool:
    """Whether the program that reads has it already."""
    known = tags_in(request, "If-None-Match")
    return "*" in known or tag in [said.removeprefix("W/") for said in known]


def ask_match(request: Any, row: Any, tell: Callable[[Any], Any]) -> None:
    """Raise VersionRequired if a change does not say its version, Conflict if it says another than the row's."""
    said = tags_in(request, "If-Match")
    if not said and request.method != "POST":
        raise VersionRequired
    if said and "*" not in said and not any(_speaks_of(row, tell, one) for one in said):
        raise Conflict(row, mine={}, theirs={})


def _speaks_of(row: Any, tell: Callable[[Any], Any], said: str) -> bool:
    """A row with a version is spoken of by it, alone or before a hyphen; any other by its whole tag."""
    version, told = getattr(row, "version", None), VERSION.fullmatch(said)
    if version is None:
        return said == tag_of(row, tell(row))
    return told is not None and int(told[1]) == version
