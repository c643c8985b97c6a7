"""What the letters about operators' visits say."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communication.letters import Letter, letter
from communication.models import Mail
from members.models import OperatorVisit
from tenancy.links import outside
from tenancy.scope import current


@letter("visit", gettext_lazy("Visit of an operator"))
def visit(mail: Mail) -> Letter | None:
    """An operator looks into the organization, or asks its owners whether they may."""
    found = OperatorVisit.objects.select_related("user").get(pk=mail.payload["visit"])
    known = {"who": found.user, "organization": current()}
    if found.started_at:
        subject = _("%(who)s is looking into %(organization)s") % known
        sentence = _(
            "Somebody who runs the installation sees your administration for an hour and changes nothing."
        )
    elif found.is_waiting:
        subject = _("%(who)s asks to look into %(organization)s") % known
        sentence = _(
            "Somebody who runs the installation would see your administration for an hour and change nothing."
        )
    else:
        return None
    url, why = outside("members:visits"), _("You get this because you are an owner.")
    return written(found, subject, sentence=sentence, url=url, button=_("See the visits"), why=why)


@letter("visit_granted", gettext_lazy("Visit agreed to"))
def visit_granted(mail: Mail) -> Letter | None:
    """The owners have agreed; the operator begins the hour."""
    found = OperatorVisit.objects.granted().filter(pk=mail.payload["visit"]).select_related("user").first()
    if found is None:
        return None
    url = f"{settings.SITE_URL.rstrip('/')}{reverse('visit')}?organization={current().pk}"
    subject = _("You may look into %(organization)s") % {"organization": current()}
    sentence, why = _("The hour begins when you go in."), _("You get this because you asked for it.")
    return written(found, subject, sentence=sentence, url=url, button=_("Look into it"), why=why)


def written(visit: OperatorVisit, subject: str, **context: Any) -> Letter:
    return Letter(subject, "visit", {"visit": visit, **context})
