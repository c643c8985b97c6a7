"""What can be done with clients and their people."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Client, Contact
from clients.queries import hold_client
from tenancy.models import refuse


@transaction.atomic
def add_client(name: str, *, by: Any, **particulars: Any) -> Client:
    """Take on a client."""
    client = Client(name=name, **particulars).added()
    record(client, "client.added", by=by)
    return client


@transaction.atomic
def edit_client(client: Client, *, version: int, by: Any, **changes: Any) -> Client:
    """Change what we know about a client."""
    changed = client.revise(version=version, **changes)
    record(client, "client.edited", by=by, changed=changed)
    return client


@transaction.atomic
def archive_client(client: Client, *, by: Any) -> Client:
    """Put a client away; everything about it stays."""
    client.revise(version=client.version, archived_at=timezone.now())
    record(client, "client.archived", by=by)
    return client


@transaction.atomic
def restore_client(client: Client, *, by: Any) -> Client:
    """Take an archived client out again."""
    client.revise(version=client.version, archived_at=None)
    record(client, "client.restored", by=by)
    return client


@transaction.atomic
def trash_client(client: Client, *, by: Any) -> Client:
    """Throw a client without projects away, its people with it; for thirty days it can be taken back."""
    hold_client(client)
    if client.projects.exists():
        raise refuse(_("%(name)s has projects. Move them to the trash first."), name=client.name)
    client.throw_away(by=by)
    record(client, "client.trashed", by=by)
    return client


@transaction.atomic
def recover_client(client: Client, *, by: Any) -> Client:
    """Take a client back out of the trash, as it was."""
    client.take_back()
    record(client, "client.recovered", by=by)
    return client


@transaction.atomic
def add_contact(client: Client, *, name: str, email: str, by: Any, **particulars: Any) -> Contact:
    """Add a person at the client."""
    contact = Contact(client=client, name=name, email=email.lower(), **particulars).added()
    record(contact, "contact.added", by=by, client=client.name)
    return contact


@transaction.atomic
def edit_contact(contact: Contact, *, version: int, by: Any, **changes: Any) -> Contact:
    """Change what we know about a person at the client."""
    changed = contact.revise(version=version, **changes)
    record(contact, "contact.edited", by=by, changed=changed)
    return contact


@transaction.atomic
def archive_contact(contact: Contact, *, by: Any) -> Contact:
    """Put a contact away: no mail, no portal, no surveys any more."""
    contact.revise(version=contact.version, archived_at=timezone.now())
    record(contact, "contact.archived", by=by)
    return contact


@transaction.atomic
def restore_contact(contact: Contact, *, by: Any) -> Contact:
    """Take an archived contact out again."""
    contact.revise(version=contact.version, archived_at=None)
    record(contact, "contact.restored", by=by)
    return contact
