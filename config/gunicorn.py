"""How gunicorn runs Accord: loaded once, then forked, and the garbage collector kept from what never goes away."""

import gc
import os
import shutil
import tempfile
from typing import Any

from django.db import connections
from django.urls import get_resolver

# Each process leaves its counters there, so that any of them can tell of all; Prometheus's client reads it when imported.
COUNTERS = os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="accord-metrics-")
from prometheus_client.multiprocess import mark_process_dead

preload_app = True
YOUNG, MIDDLE, OLD = 20_000, 20, 20


def when_ready(server: Any) -> None:
    """Before the workers are forked: load every address, let go of the database, set aside what all of them share."""
    _ = get_resolver().url_patterns
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def child_exit(server: Any, worker: Any) -> None:
    """Gauges of a worker that has gone are no longer told; what it has counted stays counted."""
    mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    shutil.rmtree(COUNTERS, ignore_errors=True)
