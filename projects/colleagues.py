"""Who is at a client, by the address somebody typed."""

from typing import Any

from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from clients.actions import add_contact
from clients.models import Client, Contact
from tenancy.models import refuse
from tenancy.scope import current


def known_or_new_contact(client: Client, *, email: str, by: Any) -> Contact:
    """Whoever has the address at the client; somebody new, if nobody has."""
    validate_email(email)
    known = client.contacts.filter(email__iexact=email).first()
    if known is None:
        name = email.partition("@")[0].replace(".", " ").title()
        clock = current().time_zone
        return add_contact(client, name=name, email=email, language=client.language, time_zone=clock, by=by)
    if known.archived_at:
        raise refuse(_("%(name)s is archived. Restore the contact first."), field="email", name=known.name)
    return known
