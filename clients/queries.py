"""Answers about clients."""

from typing import Any

from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404

from clients.models import Client, ClientQuerySet, Contact, ContactQuerySet


def find_client(pk: int) -> Client:
    return get_object_or_404(Client, pk=pk)


def trashed_clients() -> Any:
    return Client.everything.filter(trashed_at__isnull=False)


def find_trashed_client(pk: int) -> Client:
    return get_object_or_404(trashed_clients(), pk=pk)


def hold_client(client: Client) -> None:
    """Let nobody throw the client away, or begin something for it, before this is over; Http404 if it is gone."""
    get_object_or_404(Client.objects.select_for_update(no_key=True), pk=client.pk)


def find_contact(pk: int, client_pk: int | None = None) -> Contact:
    contacts = Contact.objects.select_related("client")
    return get_object_or_404(contacts if client_pk is None else contacts.filter(client_id=client_pk), pk=pk)


def clients(words: str = "", *, archived: bool = False) -> ClientQuerySet:
    """The clients that match, with `contacts_count`."""
    chosen = Client.objects.archived() if archived else Client.objects.current()
    return chosen.matching(words).counting_contacts().order_by(Lower("name"), "pk")


def everybody_at(client: Client) -> ContactQuerySet:
    """Also those who are archived: as the client's page lists them."""
    return Contact.objects.filter(client=client)


def contacts_of(client: Client) -> ContactQuerySet:
    return Contact.objects.current().filter(client=client)


def contacts(words: str = "") -> ContactQuerySet:
    return Contact.objects.current().matching(words).select_related("client")
