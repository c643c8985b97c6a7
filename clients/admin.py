"""Clients' part of the administration."""

from typing import Any

from django.contrib import admin

from clients.actions import add_client, edit_client, edit_contact
from clients.forms import ClientForm, ContactForm
from clients.models import Client, Contact
from tenancy.admin import ActingAdmin, organization_site


@admin.register(Client, site=organization_site)
class ClientAdmin(ActingAdmin):
    """Clients."""

    form = ClientForm
    list_display = ["name", "industry", "language", "archived_at"]
    search_fields = ["name", "industry"]
    list_filter = ["language", ("archived_at", admin.EmptyFieldListFilter)]

    def act_add(self, values: dict[str, Any], by: Any) -> Client:
        return add_client(**values, by=by)

    def act_edit(self, row: Client, values: dict[str, Any], by: Any) -> Client:
        return edit_client(row, **values, by=by)


@admin.register(Contact, site=organization_site)
class ContactAdmin(ActingAdmin):
    """People at clients; they are added on the client's page."""

    form = ContactForm
    list_display = ["name", "client", "email", "title", "language", "archived_at"]
    search_fields = ["name", "email", "client__name"]
    exclude = ["nonce"]
    list_filter = ["language", ("archived_at", admin.EmptyFieldListFilter)]
    list_select_related = ["client"]

    def act_edit(self, row: Contact, values: dict[str, Any], by: Any) -> Contact:
        return edit_contact(row, **values, by=by)
