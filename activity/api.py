"""The audit for programs, to read."""

from typing import Any

from rest_framework import serializers

from activity.forms import EventFilters
from activity.models import Event
from tenancy.api import ReadingViewSet
from tenancy.rest.bodies import Body


class EventSerializer(Body):
    """Something that happened, and its place in the chain."""

    told = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = Event
        fields = [
            "id", "number", "at", "kind", "actor", "actor_name", "subject_type", "subject_id", "subject_name",
            "particulars", "told", "seals", "salts", "digest", "previous", "hash",
        ]  # fmt: skip


class EventViewSet(ReadingViewSet):
    """What happened, the newest first; `seals`, `salts` and hashes are what `verify_audit` goes by."""

    queryset = Event.objects.none()
    serializer_class = EventSerializer
    filterset_class = EventFilters
    ordering = "-id"
    permissions = {"list": "activity.view_audit", "retrieve": "activity.view_audit"}

    def get_queryset(self) -> Any:
        return Event.objects.all()
