"""The workers' door to submissions."""

from celery import shared_task
from django.utils import timezone

from acceptance import rounds
from core.clock import database_now
from schedule.clock import clock
from tenancy.tasks import SweepTask


@shared_task(base=SweepTask)
def watch_submissions() -> None:
    rounds.watch_submissions(on=timezone.localdate(database_now(), clock()))
