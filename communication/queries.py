"""Answers about mails and rules."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from communication.models import Mail, ReminderRule

STATES = {
    "": _("All"), "waiting": _("Waiting"), "sent": _("Sent"), "dead": _("Given up"), "dropped": _("Not wanted any more"),
}  # fmt: skip


def find_rule(pk: int) -> ReminderRule:
    return get_object_or_404(ReminderRule, pk=pk)


def find_mail(pk: int) -> Mail:
    return get_object_or_404(Mail, pk=pk)


def mails(state: str = "") -> Any:
    """The outbox, or what of it is in the state."""
    return getattr(Mail.objects, state)() if state else Mail.objects.all()


def given_up() -> int:
    """How many mails wait for somebody to try them again."""
    return int(Mail.objects.dead().count())
