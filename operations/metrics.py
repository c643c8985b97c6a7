"""Numbers for Prometheus: what was asked and how long it took, what waits, what has failed."""

import os
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric

from core import wake
from operations import queries

__all__ = ["CONTENT_TYPE", "text"]


class Installation:
    """Gauges read when they are asked for: the outbox and the reactions, the broker's queue, the sweeps."""

    def collect(self) -> Iterator[Metric]:
        yield from work_metrics()
        yield from queue_metrics()
        yield from sweep_metrics()


def text() -> bytes:
    """All metrics, of all processes of this web if PROMETHEUS_MULTIPROC_DIR says where they leave them."""
    own = CollectorRegistry()
    own.register(Installation())
    counted: Any = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        multiprocess.MultiProcessCollector(counted)
    return generate_latest(counted) + generate_latest(own)


def work_metrics() -> Iterator[Metric]:
    waiting = GaugeMetricFamily("accord_waiting", "Mails and events that wait", labels=["kind"])
    failed = GaugeMetricFamily("accord_failed", "Mails and events that were given up", labels=["kind"])
    work = queries.work()
    for kind in ("mail", "event"):
        waiting.add_metric([kind], sum(row.waiting for row in work if row.kind == kind))
        failed.add_metric([kind], sum(row.failed for row in work if row.kind == kind))
    yield waiting
    yield failed
    lag = queries.lag(work).total_seconds()
    yield GaugeMetricFamily("accord_lag_seconds", "How long the longest waiting has been due", value=lag)


def queue_metrics() -> Iterator[Metric]:
    queue = wake.queue()
    yield GaugeMetricFamily("accord_broker_up", "Whether the broker answers", value=int(queue is not None))
    if queue:
        yield GaugeMetricFamily(
            "accord_queue_waiting", "Messages that wait at the broker", value=queue.waiting
        )
        yield GaugeMetricFamily("accord_queue_taken", "Messages a worker has taken", value=queue.taken)


def sweep_metrics() -> Iterator[Metric]:
    age = GaugeMetricFamily("accord_sweep_age_seconds", "Time since a sweep last came round", labels=["task"])
    for sweep in queries.sweeps():
        if sweep.at:
            age.add_metric([sweep.task], (timezone.now() - sweep.at).total_seconds())
    yield age
