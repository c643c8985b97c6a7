"""When people are reminded to sign: three and seven days after they were asked, and on the last day but one."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from communication.actions import queue_mail
from projects.models import SigningRound
from projects.signing import on_turn

AFTER = (timedelta(days=3), timedelta(days=7))
BEFORE = timedelta(days=1)


def is_reminder_day(laid: Any, *, on: date) -> bool:
    asked = timezone.localdate(laid.asked_at)
    return on in {*(asked + days for days in AFTER), laid.expires_on - BEFORE} and on > asked


def remind_signers(*, on: date) -> None:
    """Queue the day's reminders to whoever is on turn; each once, and none to who has answered when it is written."""
    for laid in SigningRound.objects.open(on=on).select_related("version"):
        if is_reminder_day(laid, on=on):
            for signature in on_turn(laid):
                key = f"sign-reminder:{signature.pk}:{on.isoformat()}"
                queue_mail(key, letter="sign_reminder", to=signature.signer, signature=signature.pk)
