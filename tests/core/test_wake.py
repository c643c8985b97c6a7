"""Waking workers through a broker that is well, away, or does not answer."""

import socket
import time
from typing import Any

import pytest
from django.db import transaction

from communication.actions import queue_mail
from communication.tasks import send_everything
from config.celery import app
from core import wake as waking
from core.wake import Broker, wake
from tenancy.scope import scope

LONGEST = 0.5


@pytest.fixture
def silent():
    """A port where somebody listens and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(8)
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture
def nobody():
    return "redis://127.0.0.1:1/0"


@pytest.fixture(params=["silent", "nobody"])
def broker(request, monkeypatch):
    """What is thought of as the broker, and is not."""
    url = request.getfixturevalue(request.param)
    connect = app.connection_for_write
    monkeypatch.setattr(app, "connection_for_write", lambda **options: connect(url, **options))
    broker = Broker()
    monkeypatch.setattr(waking, "_broker", broker)
    return broker


@pytest.mark.django_db(transaction=True)
def test_a_request_waits_half_a_second_at_most_however_many_it_wakes(broker):
    began = time.monotonic()
    with transaction.atomic():
        for number in range(30):
            wake("communication.tasks.send_one", 1, number)

    assert time.monotonic() - began < LONGEST


def test_after_a_while_the_broker_is_asked_again(broker):
    broker.send("communication.tasks.send_one", (1, 1))
    left_alone_until = broker.away_until
    broker.away_until = 0.0

    broker.send("communication.tasks.send_one", (1, 1))

    assert broker.away_until > left_alone_until > time.monotonic()


@pytest.fixture
def client():
    """The real broker's own client, its queue empty before and after."""
    with Broker().producers.acquire(block=True) as producer:
        channel: Any = producer.channel
        client = channel.client
        client.delete("celery")
        yield client
        client.delete("celery")


@pytest.mark.django_db(transaction=True)
def test_the_queue_is_counted(client):
    wake("communication.tasks.send_one", 1, 1)
    wake("communication.tasks.send_one", 1, 2)

    assert waking.queue() == waking.Queue(waiting=2, taken=client.hlen("unacked"))


def test_a_broker_that_is_away_has_no_queue_and_no_crowd(broker):
    assert (waking.queue(), waking.is_crowded()) == (None, False)


def test_a_sweep_wakes_nobody_while_many_wait(
    acme, founder, client, monkeypatch, django_capture_on_commit_callbacks
):
    with scope(acme):
        queue_mail("invitation:1", letter="invitation", to=founder, invitation=0)
    monkeypatch.setattr(waking, "CROWD", 1)
    client.lpush("celery", "one", "two")
    with django_capture_on_commit_callbacks(execute=True):
        send_everything()
    in_the_crowd = client.llen("celery")

    client.delete("celery")
    with django_capture_on_commit_callbacks(execute=True):
        send_everything()

    assert (in_the_crowd, client.llen("celery")) == (2, 1)
