"""The workers' door to imports."""

from celery import shared_task

from core.wake import wake
from integrations import actions
from integrations.models import PlanImport
from tenancy.scope import current
from tenancy.tasks import SteppingTask, SweepTask


@shared_task(base=SteppingTask)
def import_one(import_id: int) -> actions.Steps:
    return actions.import_plan(import_id)


@shared_task(base=SweepTask)
def import_everything() -> None:
    """Wake a worker for what waits, or was left by one that died."""
    for import_id in PlanImport.objects.due().values_list("pk", flat=True):
        wake("integrations.tasks.import_one", current().pk, import_id)
