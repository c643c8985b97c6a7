"""The workers' door to reactions."""

from celery import shared_task

from activity.actions import hear_all, hear_event
from activity.anchors import keep_anchored
from tenancy.tasks import OrganizationTask, SweepTask


@shared_task(base=OrganizationTask)
def hear(event_id: int) -> None:
    hear_event(event_id)


@shared_task(base=SweepTask)
def hear_everything() -> int:
    return hear_all()


@shared_task(base=SweepTask)
def anchor_everything() -> None:
    keep_anchored()
