"""Clients and contacts for programs."""

from typing import Any

from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clients import actions, queries
from clients.models import Client, Contact
from tenancy.api import ActionViewSet


class ClientSerializer(serializers.ModelSerializer[Any]):
    """A client."""

    class Meta:
        model = Client
        fields = ["id", "name", "industry", "website", "language", "notes", "archived_at", "version"]
        read_only_fields = ["archived_at", "version"]


class ContactSerializer(serializers.ModelSerializer[Any]):
    """A person at a client."""

    class Meta:
        model = Contact
        fields = [
            "id", "client", "name", "email", "title", "phone", "language", "time_zone", "archived_at", "version",
        ]  # fmt: skip
        read_only_fields = ["archived_at", "version"]


class ClientViewSet(ActionViewSet):
    """Clients; `?q=` searches name, industry and people."""

    queryset = Client.objects.none()
    serializer_class = ClientSerializer
    act_add = staticmethod(actions.add_client)
    act_edit = staticmethod(actions.edit_client)
    permissions = {
        "list": "clients.view_clients",
        "retrieve": "clients.view_clients",
        "create": "clients.add_client",
        "partial_update": "clients.edit_client",
        "archive": "clients.archive_client",
        "restore": "clients.restore_client",
    }

    def get_queryset(self) -> Any:
        words = self.request.query_params.get("q", "")
        return Client.objects.all() if self.detail else Client.objects.current().matching(words)

    @action(detail=True, methods=["post"])
    def archive(self, request: Request, **kwargs: Any) -> Response:
        """Put it away."""
        return self.shown(actions.archive_client(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Take it out again."""
        return self.shown(actions.restore_client(self.get_object(), by=request.user))


class ContactViewSet(ActionViewSet):
    """People at clients; `?q=` searches, `?client=` narrows."""

    queryset = Contact.objects.none()
    serializer_class = ContactSerializer
    filterset_fields = ["client"]
    act_add = staticmethod(actions.add_contact)
    act_edit = staticmethod(actions.edit_contact)
    permissions = {
        "list": "clients.view_clients",
        "retrieve": "clients.view_clients",
        "create": "clients.add_contact",
        "partial_update": "clients.edit_contact",
        "archive": "clients.archive_contact",
        "restore": "clients.restore_contact",
    }

    def get_queryset(self) -> Any:
        words = self.request.query_params.get("q", "")
        return Contact.objects.all() if self.detail else queries.contacts(words)

    @action(detail=True, methods=["post"])
    def archive(self, request: Request, **kwargs: Any) -> Response:
        """Put it away: no mail, no portal, no surveys any more."""
        return self.shown(actions.archive_contact(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Take it out again."""
        return self.shown(actions.restore_contact(self.get_object(), by=request.user))
