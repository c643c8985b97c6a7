"""Versions of the scope and their signatures, for programs."""

from typing import Any

from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clients.models import Contact
from projects import actions
from projects.models import ScopeVersion, Signature, SigningRound
from projects.of_project import OfProject, ProjectKeyField, reading
from projects.queries import signatures_of
from tenancy.api import AddingViewSet
from tenancy.rest.bodies import Body


class ScopeVersionSerializer(Body):
    """A version of the scope; `items` are keys to fields, `order` their keys in order."""

    project: Any = ProjectKeyField()
    signed_at = serializers.DateTimeField(read_only=True, allow_null=True)
    refused_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = ScopeVersion
        fields = [
            "id", "project", "number", "name", "head", "items", "order", "sha256", "frozen_at", "signed_at",
            "refused_at", "redacted_at",
        ]  # fmt: skip
        read_only_fields = ["number", "head", "items", "order", "sha256", "frozen_at", "redacted_at"]


class SignatureSerializer(Body):
    """What one person said to a version."""

    class Meta:
        model = Signature
        fields = [
            "id",
            "contact",
            "user",
            "place",
            "decision",
            "decided_at",
            "name",
            "email",
            "reason",
            "sha256",
        ]
        read_only_fields = fields


class AskingSerializer(Body):
    """Who is asked to sign, until when."""

    contacts: Any = serializers.PrimaryKeyRelatedField(
        many=True, queryset=Contact.objects.all(), write_only=True
    )

    class Meta:
        model = SigningRound
        fields = [
            "id",
            "contacts",
            "in_order",
            "message",
            "expires_on",
            "asked_at",
            "signed_at",
            "withdrawn_at",
        ]
        read_only_fields = ["asked_at", "signed_at", "withdrawn_at"]


class ScopeVersionViewSet(AddingViewSet):
    """Versions of the scope: made by freezing, never changed."""

    queryset = ScopeVersion.objects.none()
    serializer_class = ScopeVersionSerializer
    filterset_class = OfProject
    bodies = ("create", "ask")
    answers_with = {"ask": status.HTTP_201_CREATED}
    ordering = "-number"
    ordering_fields = ("number", "frozen_at")
    permissions = reading(
        create="projects.freeze_scope", ask="projects.ask_for_signatures", signatures="projects.view_projects"
    )

    def act_add(self, **values: Any) -> ScopeVersion:
        version = actions.freeze_scope(values.pop("project"), **values)
        return self.get_queryset().get(pk=version.pk)

    def get_queryset(self) -> Any:
        return ScopeVersion.objects.signing().select_related("project__client")

    @action(detail=True, methods=["post"], serializer_class=AskingSerializer)
    def ask(self, request: Request, **kwargs: Any) -> Response:
        """Lay it before contacts to be signed."""
        values = self.values(request)
        laid = actions.ask_for_signatures(self.get_object(), **values, by=request.user)
        return self.shown(laid, status.HTTP_201_CREATED)

    @action(detail=True, methods=["get"], serializer_class=SignatureSerializer, pagination_class=None)
    def signatures(self, request: Request, **kwargs: Any) -> Response:
        """What those who were asked have said."""
        return Response(SignatureSerializer(signatures_of(self.get_object()), many=True).data)
