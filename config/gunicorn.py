"""How gunicorn runs Accord: loaded once, then forked, and the garbage collector kept from what never goes away."""

import gc
from typing import Any

from django.db import connections
from django.urls import get_resolver

preload_app = True
YOUNG, MIDDLE, OLD = 20_000, 20, 20


def when_ready(server: Any) -> None:
    """Before the workers are forked: load every address, let go of the database, set aside what all of them share."""
    _ = get_resolver().url_patterns
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
