"""How workers come into an organization: the second of the three places that open a scope."""

import logging
from contextlib import suppress
from typing import Any

from celery import Task, shared_task
from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

from tenancy.models import Organization
from tenancy.rest import repeats
from tenancy.scope import scope, snapshot

logger = logging.getLogger(__name__)
SWEPT = "swept:"
"""Before a sweep's name, in the cache: when it last came round."""
BEGUN = "begun:"
"""Before a sweep's name, in the cache: somebody has begun it just now."""
BREATH = 5.0
"""Seconds between the beginnings of two rounds."""


class OrganizationTask(Task):
    """A task about one organization, whose key is its first argument; the function gets the rest, inside the scope."""

    abstract = True
    acks_late = True

    def __call__(self, organization_id: int, *args: Any, **kwargs: Any) -> Any:
        with scope(Organization.objects.get(pk=organization_id)):
            return self.run(*args, **kwargs)


class SnapshotTask(OrganizationTask):
    """The same in a snapshot: the whole task sees the organization as it was when it began."""

    abstract = True
    acks_late = True

    def __call__(self, organization_id: int, *args: Any, **kwargs: Any) -> Any:
        with snapshot(Organization.objects.get(pk=organization_id)):
            return self.run(*args, **kwargs)


class SweepTask(Task):
    """A task that visits every organization, in no order: none is always last; trouble in one does not keep it from the next.

    Those that were sent for while no worker had time are one: what stands in the queue is not worked off round by round.
    """

    abstract = True
    acks_late = True

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        if self.is_another_round() and has_begun(self.name):
            return
        for organization in Organization.objects.order_by("?"):
            try:
                with scope(organization):
                    self.run(*args, **kwargs)
            except Exception:
                logger.exception("%s failed in %s", self.name, organization.slug)
        note_round(self.name)

    def is_another_round(self) -> bool:
        """Whether a message asks for it for the first time: delivered again, it is the round whose worker died."""
        asked = self.request
        return not asked.called_directly and not (asked.delivery_info or {}).get("redelivered")


def has_begun(name: str) -> bool:
    """Whether somebody has begun the sweep just now; if not, it begins; without a cache every worker begins its own."""
    with suppress(RedisError, OSError):
        return not cache.add(BEGUN + name, 1, BREATH)
    return False


def note_round(name: str) -> None:
    """Remember for operators that the sweep has come round; without a cache nobody is told, and nothing else is lost."""
    with suppress(RedisError, OSError):
        cache.set(SWEPT + name, timezone.now(), None)


class SteppingTask(Task):
    """A task whose `run` is a generator: each step runs in a scope of its own, and what a step yields is called between
    the transactions, where the outside world may take its time; its answer goes into the next step.
    """

    abstract = True
    acks_late = True

    def __call__(self, organization_id: int, *args: Any, **kwargs: Any) -> None:
        organization = Organization.objects.get(pk=organization_id)
        steps, answer = self.run(*args, **kwargs), None
        while True:
            with scope(organization):
                try:
                    effect = steps.send(answer)
                except StopIteration:
                    return
            answer = effect()


@shared_task(base=SweepTask)
def forget_answers() -> None:
    repeats.forget_answers(at=timezone.now())
