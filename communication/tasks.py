"""The workers' door to mail and reminders."""

from celery import shared_task
from django.utils import timezone

from communication import rounds
from communication.actions import Delivery, deliver_mail
from communication.models import Mail
from communication.signing import remind_signers
from core.clock import database_now
from core.wake import is_crowded, wake
from schedule.clock import clock
from tenancy.scope import current
from tenancy.tasks import SteppingTask, SweepTask

AT_ONCE = 200
"""Mails of one organization woken by one sweep; none while many wait at the broker: a backlog does not fill it."""


@shared_task(base=SteppingTask)
def send_one(mail_id: int) -> Delivery:
    return deliver_mail(mail_id)


@shared_task(base=SweepTask)
def send_everything() -> None:
    if is_crowded():
        return
    due = Mail.objects.due().order_by("not_before", "pk")
    for mail_id in due.values_list("pk", flat=True)[:AT_ONCE]:
        wake("communication.tasks.send_one", current().pk, mail_id)


@shared_task(base=SweepTask)
def plan_reminders() -> None:
    rounds.plan_reminders(at=database_now())


@shared_task(base=SweepTask)
def remind_to_sign() -> None:
    remind_signers(on=timezone.localdate(database_now(), clock()))
