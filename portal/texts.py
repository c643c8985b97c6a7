"""What the door's letters say."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communication.letters import Letter, letter
from communication.models import Mail
from core.clock import database_now
from portal.models import EntryCode
from portal.queries import token_of
from portal.visitors import contacts_with
from tenancy.links import outside
from tenancy.scope import current


@letter("code", gettext_lazy("Code"))
def code(mail: Mail) -> Letter | None:
    """Six digits that prove an address."""
    usable = EntryCode.objects.usable(at=database_now()).filter(contact__archived_at=None)
    theirs = usable.filter(contact__email__iexact=mail.to_email).select_related("contact")
    found = theirs.filter(pk=mail.payload["code"]).first()
    if found is None:
        return None
    subject = _("%(digits)s is your code") % {"digits": found.digits}
    return Letter(subject, "code", {"digits": found.digits})


@letter("link", gettext_lazy("Link to the portal"))
def link(mail: Mail) -> Letter | None:
    """The way in, for whoever is known by the address; nobody else is written to."""
    contact = contacts_with(mail.to_email).first()
    if contact is None:
        return None
    url = outside("portal_enter:enter", token_of(contact))
    subject = _("Your link to your projects at %(organization)s") % {"organization": current()}
    return Letter(subject, "link", {"contact": contact, "url": url})
