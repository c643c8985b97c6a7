"""Mistakes planted in the workers on purpose: a fire that does not find them proves nothing."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from activity.tasks import hear, hear_everything
from communication import actions, layout, tasks
from communication.models import Mail, MailQuerySet
from members.models import InvitationQuerySet
from projects.models.shares import ShareQuerySet
from tenancy.models import Organization
from tenancy.scope import current


def put(target: Any, name: str, mistake: Any) -> None:
    """Put the mistake where the right thing was, for good."""
    patch.object(target, name, mistake).start()


def sent_before_sending() -> None:
    """The mail counts as sent once somebody has taken it."""
    claim = actions.claim

    def mark(mail_id: int) -> Mail | None:
        if mail := claim(mail_id):
            Mail.objects.filter(pk=mail_id).update(sent_at=Now())
        return mail

    put(actions, "claim", mark)


def no_sweep() -> None:
    """Messages are forgotten when they are taken, and nobody looks for what was left over."""
    for woken in (tasks.send_one, hear):
        put(woken, "acks_late", False)
    for sweep in (tasks.send_everything, hear_everything):
        put(sweep, "run", lambda: None)


def no_lease() -> None:
    """Whoever is told to send, sends, whether somebody else is at it or not."""

    @transaction.atomic
    def take(mail_id: int) -> Mail | None:
        mail: Mail | None = Mail.objects.waiting().filter(pk=mail_id).first()
        return mail

    put(actions, "claim", take)
    put(MailQuerySet, "free", MailQuerySet.waiting)


def random_message_id() -> None:
    """Every try is a new message to the recipient."""
    put(Mail, "message_id", property(lambda mail: f"<{uuid4()}@fire>"))


def no_second_look() -> None:
    """Nobody asks whether a mail is still wanted."""
    put(InvitationQuerySet, "open", lambda self: self)
    put(ShareQuerySet, "lasting", lambda self: self)


def wrong_organization() -> None:
    """The letter is written in another organization's name."""

    def another() -> Any:
        return Organization.objects.exclude(pk=current().pk).order_by("pk").first()

    put(layout, "current", another)


def workers_clock() -> None:
    """The worker's own clock says whose morning has come."""
    put(tasks, "database_now", timezone.now)


CANARIES: dict[str, Callable[[], None]] = {
    one.__name__: one
    for one in (
        sent_before_sending,
        no_sweep,
        no_lease,
        random_message_id,
        no_second_look,
        wrong_organization,
        workers_clock,
    )
}
