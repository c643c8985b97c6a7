"""Saying that something happened, and hearing it."""

import logging
from typing import Any

from django.db import models, transaction
from django.db.models import F

from accounts.models import User
from activity.anchors import drop_anchor
from activity.chain import plain
from activity.kinds import KINDS
from activity.models import Announcement, AuditAnchor, Event
from activity.reactions import reactions_to
from core.wake import wake
from tenancy.scope import current

logger = logging.getLogger(__name__)
ATTEMPTS = 5


@transaction.atomic
def record(subject: models.Model, kind: str, *, by: Any, **particulars: Any) -> Event:
    """Write down that `by` (a user, a contact, or None for the system) did this; reactions run after the commit."""
    if kind not in KINDS:
        raise ValueError(f"No app declares the event {kind}.")
    event = Event(
        kind=kind,
        actor=by if isinstance(by, User) else None,
        actor_name=str(by or ""),
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_name=str(subject)[:400],
        particulars=plain(particulars),
    )
    event.save(force_insert=True)
    if reactions_to(kind):
        announce(event)
    return event


@transaction.atomic
def check_audit(*, by: Any) -> AuditAnchor:
    """Verify the whole chain, now; the anchor tells how it was found."""
    anchor = drop_anchor()
    record(current(), "audit.checked", by=by, number=anchor.number, intact=not anchor.trouble)
    return anchor


def announce(event: Event) -> None:
    Announcement(event=event).save(force_insert=True)
    wake("activity.tasks.hear", current().pk, event.pk)


def hear_event(event_id: int) -> bool:
    """Run the reactions to an announced event, all or none, once; False when there is nothing to hear."""
    with transaction.atomic():
        waiting = Announcement.objects.select_for_update(skip_locked=True).filter(event_id=event_id)
        announcement = waiting.filter(attempts__lt=ATTEMPTS).first()
        if announcement is None:
            return False
        try:
            with transaction.atomic():
                react(announcement.event)
        except Exception as trouble:
            logger.exception("reaction to event %s failed", event_id)
            waiting.update(attempts=F("attempts") + 1, trouble=repr(trouble)[:500])
        else:
            announcement.delete()
    return True


def hear_all() -> int:
    """Run the reactions to everything announced in this organization; answers how many events were heard."""
    heard = 0
    waiting = Announcement.objects.filter(attempts__lt=ATTEMPTS).order_by("event_id")
    for event_id in waiting.values_list("event_id", flat=True):
        heard += hear_event(event_id)
    return heard


@transaction.atomic
def retry_reactions(*, by: Any) -> int:
    """Run the reactions that were given up once more; answers to how many events."""
    given_up = Announcement.objects.filter(attempts__gte=ATTEMPTS)
    events = list(given_up.values_list("event_id", flat=True))
    if events:
        given_up.update(attempts=0, trouble="")
        record(current(), "reactions.retried", by=by, count=len(events))
    for event_id in events:
        wake("activity.tasks.hear", current().pk, event_id)
    return len(events)


def react(event: Event) -> None:
    for reaction in reactions_to(event.kind):
        reaction(event)
