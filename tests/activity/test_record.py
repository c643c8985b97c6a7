"""Saying that something happened."""

import pytest
from django.db import ProgrammingError, transaction

from activity.actions import hear_all, hear_event, record
from activity.models import Announcement, Event
from activity.reactions import on, reactions_to
from clients.models import Client


def test_an_event_tells_who_did_what_to_what(client, manager):
    event = Event.objects.get(kind="client.added")

    assert (event.actor, event.subject_name, str(event)) == (
        manager,
        "Northwind",
        "Mary Manager added the client Northwind",
    )


def test_an_undeclared_kind_is_refused(client, manager):
    with pytest.raises(ValueError, match="No app declares"):
        record(client, "client.teleported", by=manager)


def test_an_event_cannot_be_rewritten(client):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Event.objects.update(kind="client.edited")


@pytest.fixture
def heard():
    """What a reaction of this test has heard, in order."""
    hear_all()
    names = []

    @on("client.edited")
    def hear(event):
        names.append(event.subject_name)
        if event.subject_name == "Trouble":
            Client.objects.update(industry="half done")
            raise RuntimeError("a reaction failed")

    yield names
    reactions_to("client.edited").remove(hear)


def test_a_reaction_hears_each_event_once(client, manager, heard):
    record(client, "client.edited", by=manager)

    assert (hear_all(), hear_all(), heard) == (1, 0, ["Northwind"])


def test_a_failed_reaction_leaves_nothing_half_done_and_is_tried_five_times(client, manager, heard):
    client.name = "Trouble"
    event = record(client, "client.edited", by=manager)

    tries = [hear_event(event.pk) for _ in range(7)]

    assert tries == [True] * 5 + [False] * 2
    assert Client.objects.get().industry == "Trade"
    assert Announcement.objects.get(event=event).trouble == "RuntimeError('a reaction failed')"
