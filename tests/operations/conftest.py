"""Work that waits and work that failed, in two organizations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activity.models import Announcement, Event
from communication.actions import queue_mail
from communication.models import Mail
from tenancy.scope import scope


def queue(organization, person, key: str = "invitation:1") -> Mail:
    with scope(organization):
        return queue_mail(key, letter="invitation", to=person, invitation=0)


def give_up(organization) -> None:
    """Every mail, and the reactions to one event."""
    with scope(organization):
        Mail.objects.update(
            dead_at=timezone.now(), attempts=5, trouble="SMTPServerDisconnected('of secret@acme.test')"
        )
        event = Event.objects.first()
        Announcement.objects.update_or_create(
            event=event, defaults={"attempts": 5, "trouble": "KeyError('x')"}
        )


def age(organization, minutes: int) -> None:
    with scope(organization):
        then = timezone.now() - timedelta(minutes=minutes)
        Mail.objects.update(not_before=then, queued_at=then)


@pytest.fixture
def failed(acme, founder):
    """An organization in which a mail and an event were given up."""
    queue(acme, founder)
    give_up(acme)
    return acme
