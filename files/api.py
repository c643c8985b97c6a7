"""Attachments for programs."""

from typing import Any

import django_filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.uploads import is_too_large, too_large
from files import actions
from files.kinds import CHOICES
from files.models import Attachment
from files.views import hand_over
from projects.models import Project
from tenancy.api import ActionViewSet
from tenancy.models import refuse
from tenancy.rest.bodies import Body
from tenancy.rest.questions import Searching
from tenancy.rest.throwing import Throwing


class AttachmentSerializer(Body):
    """A file of a project; `project` is the project's key. Without a `name` it keeps the one it has."""

    project: Any = serializers.SlugRelatedField(slug_field="key", queryset=Project.objects.all())
    file: Any = serializers.FileField(write_only=True, allow_empty_file=True)
    name = serializers.CharField(required=False, max_length=200)

    class Meta:
        model = Attachment
        fields = [
            "id", "project", "name", "file", "media_type", "size", "sha256", "attached_by", "created_at", "version",
        ]  # fmt: skip
        read_only_fields = ["media_type", "size", "sha256", "attached_by", "created_at", "version"]


class AttachmentNameSerializer(AttachmentSerializer):
    """A file of a project, of which only the name can be changed."""

    project: Any = serializers.SlugRelatedField(slug_field="key", read_only=True)
    file = None

    class Meta(AttachmentSerializer.Meta):
        fields = [name for name in AttachmentSerializer.Meta.fields if name != "file"]


class AttachmentFilters(Searching):
    """What attachments can be narrowed by; `q` searches name and whoever attached it."""

    project = django_filters.CharFilter("project__key", label="The project's key.")
    media_type = django_filters.ChoiceFilter(choices=CHOICES)

    class Meta:
        model = Attachment
        fields: list[str] = []


class AttachmentViewSet(Throwing, ActionViewSet):
    """Files of projects; a POST (multipart) attaches one, and `content` is the file itself."""

    queryset = Attachment.objects.none()
    serializer_class = AttachmentSerializer
    filterset_class = AttachmentFilters
    ordering = "-id"
    ordering_fields = ("name", "size", "created_at")
    act_add = staticmethod(actions.attach_file)
    act_trash = staticmethod(actions.trash_attachment)
    act_recover = staticmethod(actions.recover_attachment)
    act_edit = staticmethod(actions.rename_attachment)
    permissions = {
        "list": "files.view_attachments",
        "retrieve": "files.view_attachments",
        "content": "files.view_attachments",
        "create": "files.attach_file",
        "partial_update": "files.rename_attachment",
        "trash": "files.trash_attachment",
        "recover": "files.recover_attachment",
    }

    def get_queryset(self) -> Any:
        return self.rows(Attachment).select_related("project", "attached_by")

    def get_serializer_class(self) -> Any:
        return AttachmentNameSerializer if self.action == "partial_update" else AttachmentSerializer

    def get_parsers(self) -> list[Any]:
        """A file comes as multipart only."""
        asked = getattr(self, "action", None) or self.action_map.get(str(self.request.method).lower())
        return [MultiPartParser()] if asked == "create" else super().get_parsers()

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Attach a file."""
        serializer = self.get_serializer(data=request.data)
        if is_too_large(request):
            raise refuse(too_large(), field="file")
        serializer.is_valid(raise_exception=True)
        values = dict(serializer.validated_data)
        attachment = actions.attach_file(values.pop("project"), **values, by=request.user)
        return self.shown(attachment, status.HTTP_201_CREATED)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def content(self, request: Request, **kwargs: Any) -> Any:
        """The file itself."""
        return hand_over(self.get_object())
