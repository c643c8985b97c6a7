"""Having a letter sent."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.actions import register_person
from communication.actions import queue_mail
from communication.models import Mail
from members.actions import found_organization
from tenancy.scope import scope


def test_an_occasion_is_told_once_however_often_it_is_asked(organization, founder):
    first = queue_mail("invitation:1", letter="invitation", to=founder, invitation=1)
    again = queue_mail("invitation:1", letter="invitation", to=founder, invitation=99)

    assert (first, first.payload) == (again, again.payload)


def test_two_firms_have_occasions_of_the_same_name(organization, other, founder):
    ours = queue_mail("invitation:1", letter="invitation", to=founder, invitation=1)
    with scope(other):
        theirs = queue_mail("invitation:1", letter="invitation", to=founder, invitation=1)

    assert ours.pk != theirs.pk
    assert ours.message_id != theirs.message_id


def test_an_address_as_long_as_they_come_has_an_occasion(organization, founder):
    founder.email = f"{'a' * 64}@{'b' * 184}.test"

    assert queue_mail(f"reminder:{founder.email}:2026-11-20", letter="reminder", to=founder).pk


@pytest.mark.django_db(transaction=True)
def test_asked_by_many_at_once_it_is_one_mail():
    founder = register_person("founder@acme.test", name="Fiona")
    organization = found_organization("Acme", slug="acme", language="en", time_zone="UTC", by=founder)
    start, keys = Barrier(5), []

    def work():
        start.wait()
        with scope(organization):
            keys.append(queue_mail("invitation:1", letter="invitation", to=founder, invitation=1).pk)
        connection.close()

    workers = [Thread(target=work) for _ in range(5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    with scope(organization):
        assert keys == [Mail.objects.get().pk] * 5
