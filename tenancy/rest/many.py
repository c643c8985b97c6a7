"""What a request for many rows says."""

from typing import Any

from rest_framework import serializers

from tenancy.rest.bodies import Strict

MOST = 100
ALL, EACH = "all", "each"


class BulkBody(Strict, serializers.Serializer[Any]):
    """Up to 100 items; `keep` says what stays if one is refused: nothing (`all`), or the others (`each`)."""

    items = serializers.ListField(child=serializers.DictField(), min_length=1, max_length=MOST)
    keep = serializers.ChoiceField([ALL, EACH], default=ALL)
