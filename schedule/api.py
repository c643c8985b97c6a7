"""Tasks for programs."""

from typing import Any

import django_filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from projects.models import Project
from schedule import actions
from schedule.clock import today
from schedule.models import Task
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.bulk import Bulk
from tenancy.rest.questions import YesOrNo


class TaskSerializer(Body):
    """A task; `first_day` and `last_day` are given, start and finish are read."""

    project: Any = serializers.SlugRelatedField(slug_field="key", queryset=Project.objects.all())
    first_day = serializers.DateField(write_only=True)
    last_day = serializers.DateField(write_only=True)

    deliverables = serializers.SerializerMethodField()

    def get_deliverables(self, task: Task) -> list[int]:
        """The numbers of what it is for."""
        return [link.deliverable_id for link in task.contributions.all()]

    class Meta:
        model = Task
        fields = [
            "id", "project", "outline", "level", "name", "notes", "first_day", "last_day", "start", "finish",
            "duration_minutes", "is_milestone", "is_summary", "percent_complete", "done_on", "deliverables", "version",
        ]  # fmt: skip
        read_only_fields = [
            "outline", "level", "start", "finish", "duration_minutes", "is_summary", "done_on", "deliverables", "version",
        ]  # fmt: skip


class TaskFilters(django_filters.FilterSet):
    """What tasks can be narrowed by."""

    project = django_filters.CharFilter("project__key", label="The project's key.")
    is_milestone = YesOrNo()
    is_summary = YesOrNo()
    done = YesOrNo("done_on", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Task
        fields = {"done_on": ["lte", "gte"]}


class TaskViewSet(Bulk, ActionViewSet):
    """Tasks and milestones."""

    queryset = Task.objects.none()
    serializer_class = TaskSerializer
    filterset_class = TaskFilters
    ordering_fields = ("name", "position", "percent_complete", "created_at")
    act_add = staticmethod(actions.add_task)
    act_edit = staticmethod(actions.edit_task)
    permissions = {
        "list": "schedule.view_plan",
        "retrieve": "schedule.view_plan",
        "create": "schedule.add_task",
        "bulk": "schedule.add_task",
        "partial_update": "schedule.edit_task",
        "complete": "schedule.complete_task",
        "reopen": "schedule.reopen_task",
    }

    def get_queryset(self) -> Any:
        return Task.objects.select_related("project").prefetch_related("contributions")

    @action(detail=True, methods=["post"])
    def complete(self, request: Request, **kwargs: Any) -> Response:
        """Say that it is done today."""
        return self.shown(actions.complete_task(self.get_object(), on=today(), by=request.user))

    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, **kwargs: Any) -> Response:
        """Take back that it is done."""
        return self.shown(actions.reopen_task(self.get_object(), by=request.user))
