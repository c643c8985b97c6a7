"""Imports for programs."""

from typing import Any

from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from clients.models import Client
from core.uploads import is_too_large
from integrations import actions, queries, texts
from integrations.models import PlanImport
from tenancy.api import ReadingViewSet
from tenancy.models import refuse
from tenancy.rest.bodies import Body


class PlanImportSerializer(Body):
    """An import: how far it is, and what came of it."""

    file = serializers.FileField(write_only=True, allow_empty_file=True)
    client: Any = serializers.PrimaryKeyRelatedField(queryset=Client.objects.all())
    project: Any = serializers.SlugRelatedField(slug_field="key", read_only=True, allow_null=True)
    refusal = serializers.SerializerMethodField()
    not_kept = serializers.SerializerMethodField()

    def get_refusal(self, plan_import: PlanImport) -> str:
        return texts.why_refused(plan_import.refusal) if plan_import.refused_at else ""

    def get_not_kept(self, plan_import: PlanImport) -> list[str]:
        return [loss["text"] for loss in texts.what_was_not(plan_import.not_kept)]

    class Meta:
        model = PlanImport
        fields = [
            "id", "client", "name", "file", "file_name", "size", "stage", "percent", "uploaded_at", "finished_at",
            "refused_at", "refusal", "project", "kept", "not_kept",
        ]  # fmt: skip
        read_only_fields = [
            "file_name", "size", "stage", "percent", "uploaded_at", "finished_at", "refused_at", "kept",
        ]  # fmt: skip


class PlanImportViewSet(ReadingViewSet):
    """Imports of plans; a POST of a file (multipart) starts one, whose page tells how far it is."""

    queryset = PlanImport.objects.none()
    serializer_class = PlanImportSerializer
    parser_classes = [MultiPartParser]
    ordering = "-id"
    ordering_fields = ("uploaded_at", "name")
    permissions = {
        "list": "integrations.view_imports",
        "retrieve": "integrations.view_imports",
        "create": "integrations.upload_plan",
    }

    def get_queryset(self) -> Any:
        return queries.imports()

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Bring a plan in."""
        serializer = self.get_serializer(data=request.data)
        if is_too_large(request):
            raise refuse(texts.too_large(), field="file")
        serializer.is_valid(raise_exception=True)
        values = dict(serializer.validated_data)
        plan_import = actions.upload_plan(values.pop("client"), **values, by=request.user)
        return self.shown(plan_import, status.HTTP_201_CREATED)
