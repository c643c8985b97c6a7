"""The workers' door to exports and the trash."""

from celery import shared_task

from archives import actions
from archives.models import OrganizationExport
from core.clock import database_now
from core.wake import wake
from tenancy.scope import current
from tenancy.tasks import SnapshotTask, SweepTask

HALF_AN_HOUR = 1800


@shared_task(base=SnapshotTask, time_limit=HALF_AN_HOUR)
def make_one(export_id: int) -> None:
    actions.make_export(export_id, at=database_now())


@shared_task(base=SweepTask)
def make_everything() -> None:
    for key in OrganizationExport.objects.waiting().values_list("pk", flat=True):
        wake("archives.tasks.make_one", current().pk, key)


@shared_task(base=SweepTask)
def expire_exports() -> None:
    actions.expire_exports(at=database_now())


@shared_task(base=SweepTask)
def empty_trash() -> None:
    actions.empty_trash(at=database_now())
