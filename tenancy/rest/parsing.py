"""Bodies as they are read: JSON that could be written again, and nothing that only pretends to be."""

import json
import math
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


def finite(said: str) -> float:
    """The number; raises ValueError for one that is too large to be told from infinity."""
    number = float(said)
    if not math.isfinite(number):
        raise ValueError(f"{said} is out of range.")
    return number


def refuse_constant(said: str) -> None:
    raise ValueError(f"{said} is no JSON.")


class SoundJSON(JSONParser):
    """JSON without infinities, half characters or depths in which nobody finds their way."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        try:
            text = stream.read().decode(settings.DEFAULT_CHARSET)
            body = json.loads(text, parse_float=finite, parse_constant=refuse_constant)
            json.dumps(body, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as trouble:
            raise ParseError(f"JSON parse error - {type(trouble).__name__}") from None
        return body
