"""Waking a worker after the commit; a broker that is away is no error, because a sweep finds what was not woken."""

import logging
import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError
from kombu.pools import ProducerPool, producers
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
CROWD = 1000
"""Messages; with more of them waiting, those of a sweep would only stand in the way."""
UNACKED = "unacked"


@dataclass(frozen=True)
class Queue:
    """How many messages wait at the broker, and how many a worker has taken and not finished."""

    waiting: int
    taken: int


def wake(task: str, *arguments: Any) -> None:
    """Send the task of that name once the transaction has been committed."""
    transaction.on_commit(lambda: _broker.send(task, arguments))


def queue() -> Queue | None:
    """The broker's queue; None when it does not answer at once."""
    return _broker.queue()


def is_crowded() -> bool:
    """Whether a sweep had better come again later: whoever it would wake is in the queue, or will be in a while."""
    there = queue()
    return there is not None and there.waiting > CROWD


class Broker:
    """The broker as somebody in a hurry knows it: when it does not answer at once, it is left alone for a while."""

    IMPATIENT = {"socket_timeout": 0.2, "socket_connect_timeout": 0.2, "max_retries": 0}
    PAUSE = 5.0
    """Seconds; meanwhile the sweeps do without us."""

    def __init__(self) -> None:
        self.away_until = 0.0

    @cached_property
    def producers(self) -> ProducerPool:
        """Connections of our own: a worker's may wait for a message for longer than a page may wait for us."""
        return producers[current_app.connection_for_write(transport_options=self.IMPATIENT)]

    def send(self, task: str, arguments: tuple[Any, ...]) -> None:
        if time.monotonic() < self.away_until:
            return
        try:
            with self.producers.acquire(block=True) as producer:
                current_app.send_task(task, arguments, ignore_result=True, retry=False, producer=producer)
        except OperationalError:
            self.away_until = time.monotonic() + self.PAUSE
            logger.warning("broker away; the sweep will find %s%r", task, arguments)

    def queue(self) -> Queue | None:
        try:
            with self.producers.acquire(block=True) as producer:
                channel: Any = producer.channel
                waiting = channel.client.llen(current_app.conf.task_default_queue)
                return Queue(waiting, channel.client.hlen(UNACKED))
        except (OperationalError, RedisError, OSError):
            return None


_broker = Broker()
