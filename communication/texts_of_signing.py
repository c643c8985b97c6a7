"""What the letters about signatures say."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communication.letters import Letter, Unwanted, letter
from communication.models import Mail
from core.clock import database_now
from projects.models import ScopeVersion, Signature
from projects.queries import token_of_signature
from projects.signing import on_turn
from tenancy.links import outside


@letter("sign", gettext_lazy("Signature asked for"))
def sign(mail: Mail) -> Letter | None:
    """Somebody's turn to sign has come."""
    return asking(mail, _("Please sign: %(project)s, version %(number)s"))


@letter("sign_reminder", gettext_lazy("Reminder to sign"))
def sign_reminder(mail: Mail) -> Letter | None:
    """It is still their turn."""
    return asking(mail, _("Still waiting for your signature: %(project)s, version %(number)s"))


def asking(mail: Mail, subject: str) -> Letter | None:
    related = ("round__version__project__client", "round__asked_by", "contact", "user")
    found = Signature.objects.filter(pk=mail.payload["signature"]).select_related(*related).first()
    if found is None or (found.contact and found.contact.archived_at):
        return None
    if found.decision:
        raise Unwanted(Mail.Reason.ANSWERED)
    laid = found.round
    if not laid.is_open(on=timezone.localdate(database_now())) or found not in on_turn(laid):
        return None
    context = {"signature": found, "laid": laid, "version": laid.version, "url": where(found)}
    told = {"project": laid.version.project.name, "number": laid.version.number}
    return Letter(subject % told, "sign", context, reply_to=laid.asked_by)


def where(signature: Signature) -> str:
    """A contact's own link; a member's way in."""
    if signature.contact:
        return outside("portal_sign:sign", token_of_signature(signature))
    version = signature.round.version
    return outside("projects:scope_version", version.project.key, version.number)


@letter("signed", gettext_lazy("Signed or refused"))
def signed(mail: Mail) -> Letter | None:
    """What became of a version that was laid out."""
    version = ScopeVersion.objects.filter(pk=mail.payload["version"]).select_related("project").first()
    if version is None:
        return None
    said: Any = (
        Signature.objects.filter(round=mail.payload["round"]).exclude(decision="").select_related("contact")
    )
    is_signed = mail.payload["is_signed"]
    subject = (
        _("Signed: %(project)s, version %(number)s")
        if is_signed
        else _("Refused: %(project)s, version %(number)s")
    )
    told = {"project": version.project.name, "number": version.number}
    url = outside("projects:scope_version", version.project.key, version.number)
    context = {"version": version, "said": list(said), "url": url, "is_signed": is_signed}
    return Letter(subject % told, "signed", context)
