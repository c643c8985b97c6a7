"""What can be done with mails and reminder rules."""

import logging
import time
from collections.abc import Callable, Generator
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from communication.layout import compose
from communication.models import Mail, ReminderRule
from core.wake import wake
from tenancy.models import refuse
from tenancy.scope import current

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
"""So long a mail is one worker's; who wants to post it must begin in the first half."""
ATTEMPTS = 5
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
Delivery = Generator[Callable[[], str], str, None]


@transaction.atomic
def queue_mail(key: str, *, letter: str, to: Any, **payload: Any) -> Mail:
    """Have a letter sent to `to` (a user or a contact) once for this key, however often it is asked."""
    mail = Mail(
        key=key,
        letter=letter,
        payload=payload,
        to_email=to.email,
        to_name=to.name,
        language=to.language,
        time_zone=to.time_zone,
    )
    Mail.objects.bulk_create([mail], ignore_conflicts=True)
    queued: Mail = Mail.objects.get(key=key)
    if queued.is_waiting:
        wake("communication.tasks.send_one", current().pk, queued.pk)
    return queued


def deliver_mail(mail_id: int) -> Delivery:
    """Send a mail in steps: claim it; write it; post it, outside any transaction; say what became of it."""
    began = time.monotonic()
    mail = claim(mail_id)
    if mail is None:
        return
    yield no_trouble  # the claim is committed: from here on whatever goes wrong counts as a try
    message, trouble = written(mail)
    if message:
        trouble = yield partial(post, message, until=began + LEASE.total_seconds() / 2)
    settle(mail, trouble)


def claim(mail_id: int) -> Mail | None:
    """Take the mail for the length of a lease, unless somebody else has it, it is not due or too many died over it."""
    free: Mail | None = Mail.objects.select_for_update(skip_locked=True).due().filter(pk=mail_id).first()
    if free is None:
        return None
    if free.attempts >= ATTEMPTS:
        settle(free, "No worker lived to say what became of it.")
        return None
    free.attempts += 1
    Mail.objects.filter(pk=mail_id).update(attempts=free.attempts, lease_until=Now() + LEASE)
    return free


def no_trouble() -> str:
    return ""


def written(mail: Mail) -> tuple[EmailMultiAlternatives | None, str]:
    """The message, unless nobody wants it any more, and the trouble there was with writing it."""
    try:
        with transaction.atomic():
            return compose(mail), ""
    except (
        Exception
    ) as trouble:  # a letter that can't be written is given up in the end, like one that can't be sent
        logger.exception("mail %s can't be written", mail.pk)
        return None, repr(trouble)[:500]


def post(message: EmailMultiAlternatives, *, until: float) -> str:
    """Hand the message to the mail server; answers the trouble there was, or nothing.

    Whoever comes later than `until` (by the monotonic clock) was asleep: what was written may not be wanted any more,
    and another worker may be at it.
    """
    if time.monotonic() > until:
        return "The worker slept before it could post this."
    try:
        message.send()
    except Exception as trouble:  # whatever the mail server does, it is tried again
        return repr(trouble)[:500]
    return ""


@transaction.atomic
def settle(mail: Mail, trouble: str) -> None:
    """Sent; or nobody wants it; or tried again after a pause; or given up. Whoever claimed it since knows better of trouble."""
    waiting = Mail.objects.waiting().filter(pk=mail.pk)
    if not trouble:
        end = "dropped_at" if mail.dropped_because else "sent_at"
        waiting.update(**{end: Now()}, dropped_because=mail.dropped_because, lease_until=None, trouble="")
    elif mail.attempts >= ATTEMPTS:
        waiting.filter(attempts=mail.attempts).update(dead_at=Now(), lease_until=None, trouble=trouble)
    else:
        pause = PAUSES[mail.attempts - 1]
        again = waiting.filter(attempts=mail.attempts)
        again.update(not_before=Now() + pause, lease_until=None, trouble=trouble)


@transaction.atomic
def retry_mail(mail: Mail, *, by: Any) -> Mail:
    """Try a mail that was given up once more."""
    row = Mail.objects.filter(pk=mail.pk, sent_at=None).exclude(dead_at=None)
    if not row.update(dead_at=None, attempts=0, not_before=Now(), trouble=""):
        raise refuse(_("This mail was not given up."))
    record(mail, "mail.retried", by=by)
    wake("communication.tasks.send_one", current().pk, mail.pk)
    return mail


@transaction.atomic
def set_reminder(*, when: str, audience: str, days: int = 0, by: Any) -> ReminderRule:
    """Have people reminded of milestones by a rule."""
    rule = ReminderRule(
        when=when, days=0 if when == ReminderRule.When.ON else days, audience=audience
    ).added()
    record(rule, "reminder.set", by=by)
    return rule


@transaction.atomic
def edit_reminder(rule: ReminderRule, *, version: int, by: Any, **changes: Any) -> ReminderRule:
    """Have people reminded otherwise by a rule."""
    if changes.get("when", rule.when) == ReminderRule.When.ON:
        changes["days"] = 0
    changed = rule.revise(version=version, **changes)
    record(rule, "reminder.edited", by=by, changed=changed)
    return rule


@transaction.atomic
def drop_reminder(rule: ReminderRule, *, by: Any) -> ReminderRule:
    """Remind by this rule no longer."""
    rule.revise(version=rule.version, dropped_at=timezone.now())
    record(rule, "reminder.dropped", by=by)
    return rule


@transaction.atomic
def restore_reminder(rule: ReminderRule, *, by: Any) -> ReminderRule:
    """Remind by a dropped rule again."""
    rule.revise(version=rule.version, dropped_at=None)
    record(rule, "reminder.restored", by=by)
    return rule
