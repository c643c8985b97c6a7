"""Answers about clients."""

from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404

from clients.models import Client, ClientQuerySet, Contact, ContactQuerySet


def find_client(pk: int) -> Client:
    return get_object_or_404(Client, pk=pk)


def find_contact(pk: int, client_pk: int | None = None) -> Contact:
    contacts = Contact.objects.select_related("client")
    return get_object_or_404(contacts if client_pk is None else contacts.filter(client_id=client_pk), pk=pk)


def clients(words: str = "", *, archived: bool = False) -> ClientQuerySet:
    """The clients that match, with `contacts_count`."""
    chosen = Client.objects.archived() if archived else Client.objects.current()
    return chosen.matching(words).counting_contacts().order_by(Lower("name"), "pk")


def contacts_of(client: Client) -> ContactQuerySet:
    return Contact.objects.current().filter(client=client)


def contacts(words: str = "") -> ContactQuerySet:
    return Contact.objects.current().matching(words).select_related("client")
