"""What the letters about change requests say."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communication.letters import Letter, letter
from communication.models import Mail
from projects.models import ChangeRequest
from tenancy.links import outside


@letter("wished", gettext_lazy("A client's wish"))
def wished(mail: Mail) -> Letter | None:
    """Somebody at the client asks for a change: said to whoever is in charge, as long as nobody has decided."""
    known = ChangeRequest.objects.open().filter(pk=mail.payload["change"])
    change = known.select_related("project", "raised_for").first()
    if change is None or change.raised_for is None:
        return None
    told = {"who": change.raised_for.name, "title": change.title}
    url = outside("projects:change", change.project.key, change.number)
    context = {"change": change, "project": change.project, "url": url}
    return Letter(
        _("%(who)s asks for a change: %(title)s") % told, "wished", context, reply_to=change.raised_for
    )
