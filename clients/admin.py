"""Clients' part of the administration."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from clients.actions import (
    add_client,
    archive_client,
    archive_contact,
    edit_client,
    edit_contact,
    recover_client,
    restore_client,
    restore_contact,
    trash_client,
)
from clients.forms import ClientForm, ContactForm
from clients.models import Client, Contact
from clients.queries import trashed_clients
from tenancy.admin import ActingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Client, site=organization_site)
class ClientAdmin(ActingAdmin):
    """Clients."""

    form = ClientForm
    has_history = True
    list_display = ["name", "industry", "language", "archived_at"]
    search_fields = ["name", "industry"]
    list_filter = ["language", ("archived_at", admin.EmptyFieldListFilter)]

    actions = [
        admin_verb(
            "clients.archive_client", archive_client, _("Archive"), among=lambda: Client.objects.current()
        ),
        admin_verb(
            "clients.restore_client", restore_client, _("Restore"), among=lambda: Client.objects.archived()
        ),
        admin_verb(
            "clients.trash_client", trash_client, _("Move to trash"), among=lambda: Client.objects.all()
        ),
        admin_verb("clients.recover_client", recover_client, _("Take back"), among=trashed_clients),
    ]

    def act_add(self, values: dict[str, Any], by: Any) -> Client:
        return add_client(**values, by=by)

    def act_edit(self, row: Client, values: dict[str, Any], by: Any) -> Client:
        return edit_client(row, **values, by=by)


@admin.register(Contact, site=organization_site)
class ContactAdmin(ActingAdmin):
    """People at clients; they are added on the client's page."""

    form = ContactForm
    has_history = True
    list_display = ["name", "client", "email", "title", "language", "archived_at"]
    search_fields = ["name", "email", "client__name"]
    exclude = ["nonce"]
    list_filter = ["language", ("archived_at", admin.EmptyFieldListFilter)]
    list_select_related = ["client"]
    actions = [
        admin_verb(
            "clients.archive_contact", archive_contact, _("Archive"), among=lambda: Contact.objects.current()
        ),
        admin_verb(
            "clients.restore_contact", restore_contact, _("Restore"), among=lambda: Contact.objects.archived()
        ),
    ]

    def act_edit(self, row: Contact, values: dict[str, Any], by: Any) -> Contact:
        return edit_contact(row, **values, by=by)
