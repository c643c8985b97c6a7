"""Readings of the scope for programs."""

from typing import Any

from projects.of_project import OfProject, ProjectKeyField
from tenancy.api import ReadingViewSet
from tenancy.rest.bodies import Body
from tracing.models import ScopeReading


class ScopeReadingSerializer(Body):
    """A day's reading; `share` is the percentage of the work outside the signed scope."""

    project: Any = ProjectKeyField()

    class Meta:
        model = ScopeReading
        fields = ["id", "project", "day", "tasks", "tasks_outside", "hours", "hours_outside", "share"]
        read_only_fields = fields


class ReadingFilters(OfProject):
    """What readings can be narrowed by."""

    class Meta:
        model = ScopeReading
        fields = {"day": ["gte", "lte"]}


class ScopeReadingViewSet(ReadingViewSet):
    """How much work was outside the signed scope, day by day."""

    queryset = ScopeReading.objects.none()
    serializer_class = ScopeReadingSerializer
    filterset_class = ReadingFilters
    ordering = "-day"
    ordering_fields = ("day",)
    permissions = {"list": "tracing.view_trace", "retrieve": "tracing.view_trace"}

    def get_queryset(self) -> Any:
        return ScopeReading.objects.select_related("project")
