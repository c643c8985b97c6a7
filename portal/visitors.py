"""Who looks in: remembered in the session, apart from any sign-in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from accounts.models import User
from accounts.sessions import rename
from clients.models import Contact
from tenancy.links import inside
from tenancy.scope import current

SESSION_KEY = "portal"
STAYS = timedelta(days=30)


@dataclass(frozen=True)
class Visitor:
    """Somebody with a proven address: every contact of this organization who has it; `manager` looks through their eyes."""

    contact: Contact
    contacts: tuple[Contact, ...]
    manager: User | None = None

    @property
    def home(self) -> str:
        if self.manager:
            return inside("portal:preview_projects", self.contact.pk)
        return inside("portal:projects")

    def address_of(self, key: str) -> str:
        """Where this visitor looks at the project of that key."""
        if self.manager:
            return inside("portal:preview", self.contact.pk, key)
        return inside("portal:project", key)


def visitor_as(contact: Contact, *, manager: User | None = None) -> Visitor:
    """The visitor the contact is, together with their contacts at other clients."""
    return Visitor(contact, tuple(contacts_with(contact.email)), manager)


def visitor_of(address: str) -> Visitor | None:
    """The visitor with the proven address; None once no contact has it any more."""
    contacts = tuple(contacts_with(address))
    return Visitor(contacts[0], contacts) if contacts else None


def contacts_with(email: str) -> Any:
    """The organization's contacts with the address, unless they or their client are put away."""
    known = Contact.objects.current().filter(email__iexact=email, client__archived_at=None)
    return known.select_related("client").order_by("pk")


def let_in(session: SessionBase, contact: Contact, *, at: datetime) -> None:
    """Remember that whoever holds the session has proven the contact's address, under a new session key."""
    rename(session)
    if "_auth_user_id" not in session:
        session.set_expiry(STAYS)
    known = session.get(SESSION_KEY, {})
    session[SESSION_KEY] = known | {str(current().pk): {"email": contact.email, "since": at.timestamp()}}


def let_out(session: SessionBase) -> None:
    """Forget the visitor of this organization, nothing else."""
    known = session.get(SESSION_KEY, {})
    session[SESSION_KEY] = {key: entry for key, entry in known.items() if key != str(current().pk)}


def proven_address(session: SessionBase, *, at: datetime) -> str:
    """The address that was proven in this organization, empty when none was or it was too long ago."""
    entry = session.get(SESSION_KEY, {}).get(str(current().pk))
    if entry is None or at.timestamp() - entry["since"] > STAYS.total_seconds():
        return ""
    return entry["email"]


def masked(address: str) -> str:
    """Enough of an address for its owner to know it: m•••@client.com."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}•••@{host}"


def elsewhere(session: SessionBase) -> list[int]:
    """The other organizations in which an address was proven."""
    return [int(key) for key in session.get(SESSION_KEY, {}) if key != str(current().pk)]
