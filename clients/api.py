"""Clients and contacts for programs."""

from typing import Any

from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clients import actions
from clients.models import Client, Contact
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.bulk import Bulk
from tenancy.rest.questions import PutAway, Searching
from tenancy.rest.throwing import Throwing


class ClientSerializer(Body):
    """A client."""

    class Meta:
        model = Client
        fields = ["id", "name", "industry", "website", "language", "notes", "archived_at", "version"]
        read_only_fields = ["archived_at", "version"]


class ContactSerializer(Body):
    """A person at a client."""

    class Meta:
        model = Contact
        fields = [
            "id", "client", "name", "email", "title", "phone", "language", "time_zone", "archived_at", "version",
        ]  # fmt: skip
        read_only_fields = ["archived_at", "version"]


class ClientFilters(Searching):
    """What clients can be narrowed by; `q` searches name, industry and people."""

    archived = PutAway("archived_at")

    class Meta:
        model = Client
        fields = ["language"]


class ContactFilters(Searching):
    """What contacts can be narrowed by."""

    archived = PutAway("archived_at")

    class Meta:
        model = Contact
        fields = ["client", "language"]


class ClientViewSet(Bulk, Throwing, ActionViewSet):
    """Clients."""

    queryset = Client.objects.none()
    serializer_class = ClientSerializer
    filterset_class = ClientFilters
    ordering_fields = ("name", "industry", "created_at")
    act_add = staticmethod(actions.add_client)
    act_trash = staticmethod(actions.trash_client)
    act_recover = staticmethod(actions.recover_client)
    act_edit = staticmethod(actions.edit_client)
    permissions = {
        "list": "clients.view_clients",
        "retrieve": "clients.view_clients",
        "create": "clients.add_client",
        "bulk": "clients.add_client",
        "partial_update": "clients.edit_client",
        "archive": "clients.archive_client",
        "restore": "clients.restore_client",
        "trash": "clients.trash_client",
        "recover": "clients.recover_client",
    }

    def get_queryset(self) -> Any:
        return self.rows(Client)

    @action(detail=True, methods=["post"])
    def archive(self, request: Request, **kwargs: Any) -> Response:
        """Put it away."""
        return self.shown(actions.archive_client(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Take it out again."""
        return self.shown(actions.restore_client(self.get_object(), by=request.user))


class ContactViewSet(Bulk, ActionViewSet):
    """People at clients."""

    queryset = Contact.objects.none()
    serializer_class = ContactSerializer
    filterset_class = ContactFilters
    ordering_fields = ("name", "email", "created_at")
    act_add = staticmethod(actions.add_contact)
    act_edit = staticmethod(actions.edit_contact)
    permissions = {
        "list": "clients.view_clients",
        "retrieve": "clients.view_clients",
        "create": "clients.add_contact",
        "bulk": "clients.add_contact",
        "partial_update": "clients.edit_contact",
        "archive": "clients.archive_contact",
        "restore": "clients.restore_contact",
    }

    def get_queryset(self) -> Any:
        return Contact.objects.all()

    @action(detail=True, methods=["post"])
    def archive(self, request: Request, **kwargs: Any) -> Response:
        """Put it away: no mail, no portal, no surveys any more."""
        return self.shown(actions.archive_contact(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Take it out again."""
        return self.shown(actions.restore_contact(self.get_object(), by=request.user))
