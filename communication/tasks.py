"""The workers' door to mail and reminders."""

from celery import shared_task
from django.utils import timezone

from communication import reminders
from communication.actions import Delivery, deliver_mail
from communication.models import Mail
from core.wake import wake
from tenancy.scope import current
from tenancy.tasks import SteppingTask, SweepTask


@shared_task(base=SteppingTask)
def send_one(mail_id: int) -> Delivery:
    return deliver_mail(mail_id)


@shared_task(base=SweepTask)
def send_everything() -> None:
    for mail_id in Mail.objects.due().values_list("pk", flat=True):
        wake("communication.tasks.send_one", current().pk, mail_id)


@shared_task(base=SweepTask)
def plan_reminders() -> None:
    reminders.plan_reminders(at=timezone.now())
