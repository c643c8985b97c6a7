"""Waking workers through a broker that is well, away, or does not answer."""

import socket
import time

import pytest
from django.db import transaction

from config.celery import app
from core import wake as waking
from core.wake import Broker, wake

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
