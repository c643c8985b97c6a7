"""The workers' door to readings of the scope."""

from celery import shared_task
from django.utils import timezone

from core.clock import database_now
from projects.models import Project
from schedule.clock import clock
from tenancy.tasks import SweepTask
from tracing.actions import read_scope


@shared_task(base=SweepTask)
def read_scopes() -> None:
    today = timezone.localdate(database_now(), clock())
    for project in Project.objects.open():
        read_scope(project, on=today)
