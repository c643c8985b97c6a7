"""What the door's letter says."""

from django.utils import timezone
from django.utils.translation import gettext as _

from communication.letters import Letter, letter
from communication.models import Mail
from portal.models import EntryCode


@letter("code")
def code(mail: Mail) -> Letter | None:
    """Six digits that prove an address."""
    found = EntryCode.objects.usable(at=timezone.now()).filter(pk=mail.payload["code"]).first()
    if found is None:
        return None
    subject = _("%(digits)s is your code") % {"digits": found.digits}
    return Letter(subject, "code", {"digits": found.digits})
