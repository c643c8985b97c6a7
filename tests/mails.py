"""Reading the mails that are written."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

import time_machine
from django.utils import timezone

from communication.layout import compose as compose_mail
from communication.models import Mail


def compose(mail: Mail) -> Any:
    """The message, or None when nobody wants it."""
    return compose_mail(mail)


@contextmanager
def clocks_at(instant: datetime) -> Iterator[None]:
    """Every clock shows the instant, the database's too."""
    with time_machine.travel(instant, tick=False), patch("communication.texts.database_now", timezone.now):
        yield
