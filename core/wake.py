"""Waking a worker after the commit; a broker that is away is no error, because a sweep finds what was not woken."""

import logging
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def wake(task: str, *arguments: Any) -> None:
    """Send the task of that name once the transaction has been committed."""
    transaction.on_commit(lambda: _send(task, arguments))


def _send(task: str, arguments: tuple[Any, ...]) -> None:
    try:
        current_app.send_task(task, arguments, ignore_result=True, retry=False)
    except OperationalError:
        logger.warning("broker away; the sweep will find %s%r", task, arguments)
