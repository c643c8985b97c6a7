"""The outbox: each occasion told once, whatever breaks."""

from contextlib import suppress
from datetime import timedelta
from functools import partial
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.core import mail as outbox
from django.db import connection
from django.utils import timezone

from accounts.actions import register_person
from communication.actions import deliver_mail, queue_mail
from communication.models import Mail
from communication.tasks import send_one
from members.actions import found_organization, invite_member
from tenancy.models import Role
from tenancy.scope import scope


@pytest.fixture
def mail(organization, founder):
    invitation = invite_member("new@acme.test", role=Role.MEMBER, by=founder)
    queue_mail("invitation:1", letter="invitation", to=founder, invitation=invitation.pk)
    return Mail.objects.get()


def deliver(mail, trouble=None):
    """All the steps, with the posting done or failing."""
    steps: Any = deliver_mail(mail.pk)
    answer = None
    with suppress(StopIteration):
        while True:
            effect = steps.send(answer)
            answer = trouble if trouble and isinstance(effect, partial) else effect()
    mail.refresh_from_db()
    return mail


def test_a_mail_is_sent_and_not_again(mail):
    deliver(mail)
    deliver(mail)

    assert mail.sent_at is not None
    assert [message.extra_headers["Message-ID"] for message in outbox.outbox] == [mail.message_id]


def test_a_mail_somebody_else_is_sending_is_left_alone(mail):
    Mail.objects.update(lease_until=timezone.now() + timedelta(minutes=1))

    deliver(mail)

    assert (outbox.outbox, mail.attempts) == ([], 0)


def test_a_sender_that_died_is_followed_by_another_with_the_same_message_id(mail):
    steps = deliver_mail(mail.pk)
    next(steps)()
    steps.send("")()
    Mail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    deliver(mail)

    assert len({message.extra_headers["Message-ID"] for message in outbox.outbox}) == 1
    assert (len(outbox.outbox), mail.attempts) == (2, 2)


def test_trouble_is_tried_again_after_a_pause_and_given_up_after_five(mail):
    pauses = []
    for _ in range(5):
        Mail.objects.update(not_before=timezone.now() - timedelta(minutes=1))
        deliver(mail, trouble="SMTPServerDisconnected()")
        pauses.append(round((mail.not_before - timezone.now()).total_seconds() / 60))

    assert pauses[:4] == [1, 5, 15, 60]
    assert (mail.dead_at is not None, mail.trouble) == (True, "SMTPServerDisconnected()")


def test_what_is_no_longer_wanted_is_dropped(mail, founder):
    type(mail).objects.update(payload={"invitation": 0})
    mail.refresh_from_db()

    deliver(mail)

    assert (mail.sent_at, mail.dropped_at is not None, outbox.outbox) == (None, True, [])
    assert mail.dropped_because == "over"


def test_a_letter_that_cannot_be_written_is_given_up_in_the_end(mail):
    Mail.objects.update(letter="nobody writes it")

    for _ in range(5):
        Mail.objects.update(not_before=timezone.now() - timedelta(minutes=1))
        deliver(mail)

    assert (mail.dead_at is not None, mail.attempts) == (True, 5)
    assert "nobody writes it" in mail.trouble


def test_a_mail_over_which_every_worker_died_is_given_up(mail):
    Mail.objects.update(attempts=5, lease_until=timezone.now() - timedelta(seconds=1))

    deliver(mail)

    assert (mail.dead_at is not None, outbox.outbox) == (True, [])


def test_a_late_worker_does_not_undo_what_a_later_one_did(mail):
    late = deliver_mail(mail.pk)
    next(late)()
    late.send("")
    Mail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    deliver(mail)
    with suppress(StopIteration):
        late.send("SMTPServerDisconnected()")
    mail.refresh_from_db()

    assert (mail.sent_at is not None, mail.trouble, mail.attempts) == (True, "", 2)


def test_a_worker_that_slept_posts_nothing_late(mail, monkeypatch):
    """What it has written may be unwanted by now, and somebody else may be at it."""
    monkeypatch.setattr("communication.actions.LEASE", timedelta(0))

    deliver(mail)

    assert (outbox.outbox, mail.sent_at, mail.attempts) == ([], None, 1)
    assert "slept" in mail.trouble


@pytest.mark.parametrize("wrong", [timedelta(days=1), timedelta(days=-1)])
def test_a_worker_whose_clock_is_wrong_sends_all_the_same(mail, wrong):
    with time_machine.travel(timezone.now() + 15 * wrong):
        deliver(mail)

    assert mail.sent_at is not None


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_sends(settings):
    founder = register_person("founder@acme.test", name="Fiona")
    organization = found_organization("Acme", slug="acme", language="en", time_zone="UTC", by=founder)
    with scope(organization):
        invitation = invite_member("new@acme.test", role=Role.MEMBER, by=founder)
        queue_mail("invitation:1", letter="invitation", to=founder, invitation=invitation.pk)
        key = Mail.objects.get().pk
    start = Barrier(6)

    def work():
        start.wait()
        send_one(organization.pk, key)
        connection.close()

    workers = [Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(outbox.outbox) == 1
