"""The workers' door to files."""

from celery import shared_task

from core.clock import database_now
from files import actions
from tenancy.tasks import SweepTask


@shared_task(base=SweepTask)
def clear_orphans() -> None:
    actions.clear_orphans(at=database_now())
