"""What client contacts can do at their door."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Contact
from communication.actions import queue_mail
from communication.models import Mail
from portal.codes_used import use_up
from portal.models import EntryCode
from projects.actions import raise_change, refuse_to_sign, sign
from projects.models import ChangeRequest, Project, Signature
from projects.queries import hold_project
from tenancy.models import refuse

CODES_PER_HOUR = 5
MOST_WISHES = 10
LINKS_PER_HOUR = 500
AN_HOUR, PAUSE = timedelta(hours=1), timedelta(minutes=10)


@dataclass(frozen=True)
class Asker:
    """Somebody who types an address and reads a page in a language; whether we know them shows when the mail is written."""

    email: str
    language: str
    time_zone: str = "UTC"
    name: str = ""


@transaction.atomic
def ask_for_link(email: str, *, language: str, by: Any = None) -> None:
    """Have the link mailed to whoever is known by the address: the same is done for everybody, once in ten minutes."""
    now, address = timezone.now(), email.strip().lower()
    if Mail.objects.filter(letter="link", queued_at__gt=now - AN_HOUR).count() >= LINKS_PER_HOUR:
        raise refuse(
            _("Too many people are asking for their link at the moment. Please try again in an hour.")
        )
    digest = hashlib.sha256(address.encode()).hexdigest()
    asked_in = int(now.timestamp() // PAUSE.total_seconds())
    queue_mail(f"link:{digest}:{asked_in}", letter="link", to=Asker(address, language))


@transaction.atomic
def ask_for_change(contact: Contact, *, project: Project, title: str, reason: str) -> ChangeRequest:
    """A client's wish: whoever is in charge judges it before anything changes."""
    hold_project(project)
    if project.closed_at:
        raise refuse(_("This project is finished. Please write to the project manager."))
    waiting = ChangeRequest.objects.open().filter(project=project, raised_for=contact).count()
    if waiting >= MOST_WISHES:
        raise refuse(
            _("We are still looking at what you asked for before. Please write to the project manager.")
        )
    origin = ChangeRequest.Origin.CLIENT
    return raise_change(
        project,
        title=title,
        reason=reason,
        origin=origin,
        source=gettext("Portal"),
        raised_for=contact,
        by=contact,
    )


@transaction.atomic
def send_entry_code(contact: Contact, *, by: Any) -> EntryCode:
    """Mail a code to the contact's address; the ones before it count no longer."""
    now, codes = timezone.now(), EntryCode.objects.filter(contact=contact)
    Contact.objects.select_for_update(no_key=True).get(pk=contact.pk)
    codes.filter(sent_at__lte=now - AN_HOUR).delete()
    if codes.count() >= CODES_PER_HOUR:
        raise refuse(
            _("We have sent you five codes within the hour. Please wait a while before asking for another.")
        )
    codes.update(expires_at=now)
    code = EntryCode(contact=contact)
    code.save(force_insert=True)
    record(contact, "portal.code_sent", by=by, code_id=code.pk)
    return code


def enter_portal(code: EntryCode, *, typed: str, by: Any) -> EntryCode:
    """Use the code up and come in. Every try counts, also a refused one: not to be wrapped in a transaction of its own."""
    use_up(code, typed=typed)
    record(code.contact, "portal.entered", by=by)
    return code


def confirm_signature(
    signature: Signature, *, code: EntryCode, typed: str, by: Any, **said: Any
) -> Signature:
    """Say yes, or no with a `reason`, to a version, with a code that proves the address; every try counts."""
    use_up(code, typed=typed)
    if "reason" in said:
        return refuse_to_sign(signature, by=by, **said)
    return sign(signature, by=by, **said)


@transaction.atomic
def leave_portal(contact: Contact, *, by: Any) -> Contact:
    """Say goodbye; the door forgets who it was."""
    record(contact, "portal.left", by=by)
    return contact
