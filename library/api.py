"""Project templates for programs."""

from typing import Any

import django_filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clients.models import Client
from library import actions, queries
from library.blueprint import Part
from library.models import ProjectTemplate
from library.ready import find_ready
from projects.api import ProjectSerializer
from projects.models import Project
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body, Strict
from tenancy.rest.throwing import Throwing

PARTS = [part.value for part in Part]


def parts() -> Any:
    return serializers.MultipleChoiceField(choices=PARTS, write_only=True, required=False)


class ProjectTemplateSerializer(Body):
    """A template; made from a project, whose key is given. Days of the content are working days counted from the start."""

    project: Any = serializers.SlugRelatedField(
        slug_field="key", queryset=Project.objects.all(), write_only=True
    )
    parts = parts()

    class Meta:
        model = ProjectTemplate
        fields = ["id", "name", "summary", "language", "project", "parts", "content", "version"]
        read_only_fields = ["content", "version"]


class BuildSerializer(Strict, serializers.Serializer[Any]):
    """The project that is to start from a template."""

    client: Any = serializers.PrimaryKeyRelatedField(queryset=Client.objects.all())
    name = serializers.CharField(max_length=200)
    starts_on = serializers.DateField()
    parts = parts()


class ReadySerializer(serializers.Serializer[Any]):
    """A template that comes along."""

    ready = serializers.CharField(source="slug")
    language = serializers.CharField()
    name = serializers.CharField()
    summary = serializers.CharField()


class TemplateFilters(django_filters.FilterSet):
    """What templates can be narrowed by."""

    class Meta:
        model = ProjectTemplate
        fields = {"language": ["exact"]}


class ProjectTemplateViewSet(Throwing, ActionViewSet):
    """Project templates; a POST keeps a project as one."""

    queryset = ProjectTemplate.objects.none()
    serializer_class = ProjectTemplateSerializer
    filterset_class = TemplateFilters
    bodies = (*ActionViewSet.bodies, "build", "build_ready")
    answers_with = {"build": status.HTTP_201_CREATED, "build_ready": status.HTTP_201_CREATED}
    ordering_fields = ("name", "created_at")
    act_edit = staticmethod(actions.edit_template)
    act_trash = staticmethod(actions.trash_template)
    act_recover = staticmethod(actions.recover_template)
    permissions = {
        "list": "library.view_templates",
        "retrieve": "library.view_templates",
        "ready": "library.view_templates",
        "create": "library.keep_template",
        "partial_update": "library.edit_template",
        "trash": "library.trash_template",
        "recover": "library.recover_template",
        "build": "library.build_project",
        "build_ready": "library.build_project",
    }

    def act_add(self, *, project: Project, by: Any, **values: Any) -> ProjectTemplate:
        return actions.keep_template(project, **values, by=by)

    def get_queryset(self) -> Any:
        return self.rows(ProjectTemplate)

    @action(detail=True, methods=["post"], serializer_class=BuildSerializer)
    def build(self, request: Request, **kwargs: Any) -> Response:
        """Start a project from it."""
        return self.built(self.get_object(), request)

    @extend_schema(responses=ReadySerializer(many=True))
    @action(detail=False, serializer_class=ReadySerializer, pagination_class=None, filterset_class=None)
    def ready(self, request: Request, **kwargs: Any) -> Response:
        """Those that come along."""
        return Response(ReadySerializer(queries.ready_templates(), many=True).data)

    @action(
        detail=False,
        methods=["post"],
        url_path="ready/(?P<ready>[-a-z]+)/(?P<language>[-a-z]+)/build",
        serializer_class=BuildSerializer,
    )
    def build_ready(self, request: Request, ready: str, language: str, **kwargs: Any) -> Response:
        """Start a project from one that comes along."""
        return self.built(find_ready(ready, language), request)

    def built(self, template: Any, request: Request) -> Response:
        project = actions.build_project(template, **self.values(request), by=request.user)
        told = ProjectSerializer(project, context=self.get_serializer_context()).data
        return Response(told, status=status.HTTP_201_CREATED)
