"""A person in all other texts of the organization: whatever table somebody adds is found in the registry."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.models import AuditAnchor, AuditHead, Event
from archives.models import ExportPiece, OrganizationExport
from clients.models import Contact
from communication.models import Mail, Reminder
from core.mailbox import parse
from erasure.people import Person, as_text, without
from members.models import Invitation
from tenancy.models import KeptAnswer, Owned, refuse

HANDLED = {Event, AuditHead, AuditAnchor, Contact, ExportPiece, KeptAnswer, Mail, Reminder, Invitation}
"""Tables with a way of their own."""
NAMES_OF_OTHERS = {("clients.client", "name"), ("projects.project", "key")}
"""What a firm or a project is called is theirs."""


def let_go(person: Person) -> None:
    """Delete what is about the person alone: mails, reminders, invitations; and copies in which they can't be told apart."""
    there = person.somewhere_in("to_email", "to_name", "trouble", "key", json_columns=["payload"])
    mails = Mail.everything.annotate(**as_text(["payload"])).filter(there).values_list("pk", flat=True)
    gone = list(mails)
    Reminder.everything.filter(mail_id__in=gone).delete()
    Reminder.everything.filter(person.somewhere_in("email")).delete()
    Mail.everything.filter(pk__in=gone).delete()
    Invitation.everything.filter(person.somewhere_in("email")).delete()
    KeptAnswer.everything.filter(person.somewhere_in("body")).delete()
    ExportPiece.everything.all().delete()
    OrganizationExport.objects.ready().update(expires_at=timezone.now())


def refuse_while_exported() -> None:
    if OrganizationExport.objects.waiting().exists():
        raise refuse(_("An export is being made. Wait until it is there."))


def sweep(person: Person) -> None:
    """Take the person's words out of every text of the current organization."""
    for model in apps.get_models():
        if issubclass(model, Owned) and model not in HANDLED:
            sweep_table(model, person)


def sweep_table(model: Any, person: Person) -> None:
    texts, structures = (
        list(columns(model, models.CharField, models.TextField)),
        list(columns(model, models.JSONField)),
    )
    if not texts and not structures:
        return
    pattern = person.pattern()
    there = person.somewhere_in(*texts, json_columns=structures)
    for row in model.everything.annotate(**as_text(structures)).filter(there):
        changes = {name: without(pattern, getattr(row, name)) for name in (*texts, *structures)}
        for field in model._meta.concrete_fields:
            if isinstance(field, models.EmailField) and changes[field.name] != getattr(row, field.name):
                changes[field.name] = ""
        if "redacted_at" in {field.name for field in model._meta.concrete_fields}:
            changes["redacted_at"] = timezone.now()
        model.everything.filter(pk=row.pk).update(**changes)


def columns(model: Any, *kinds: type[models.Field]) -> Iterator[str]:
    """The names of the model's columns of these kinds that people write."""
    for field in model._meta.concrete_fields:
        is_written = (
            isinstance(field, kinds) and not field.choices and not isinstance(field, models.FileField)
        )
        if is_written and (model._meta.label_lower, field.name) not in NAMES_OF_OTHERS:
            yield field.name


def empty_mailbox(person: Person) -> None:
    """Delete the letters in the mailbox of somebody's own machine; where mail really goes out there is none."""
    if not settings.MAILBOX.is_dir():
        return
    pattern = person.pattern()
    for path in settings.MAILBOX.glob("*.eml"):
        letter = parse(path)
        texts = [str(value) for value in letter.values()]
        texts += [part.get_content() for part in letter.walk() if part.get_content_maintype() == "text"]
        if any(pattern.search(text) for text in texts):
            path.unlink(missing_ok=True)
