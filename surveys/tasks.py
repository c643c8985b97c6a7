"""The workers' door to surveys."""

from celery import shared_task
from django.utils import timezone

from core.clock import database_now
from schedule.clock import clock
from surveys.actions import close_survey
from surveys.models import Survey
from tenancy.tasks import SweepTask


@shared_task(base=SweepTask)
def close_surveys() -> None:
    for survey in Survey.objects.over(on=timezone.localdate(database_now(), clock())).select_related("task"):
        close_survey(survey, by=None)
