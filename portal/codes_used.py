"""A code is used up by being typed."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.models import TRIES, EntryCode
from tenancy.models import refuse

WRONG = ngettext_lazy(
    "That isn't the code we sent. You have %(left)s try left.",
    "That isn't the code we sent. You have %(left)s tries left.",
    "left",
)


def use_up(code: EntryCode, *, typed: str) -> None:
    """Refuses a code that is wrong, used, old or tried five times. Every try counts: the caller rolls none of them back."""
    now = timezone.now()
    tries = EntryCode.objects.usable(at=now).filter(pk=code.pk)
    if not tries.update(attempts=F("attempts") + 1):
        raise refuse(_("This code can't be used any more. Ask for a new one."), field="code")
    if not code.is_typed(typed):
        raise refuse(WRONG, field="code", left=TRIES - code.attempts - 1)
    EntryCode.objects.filter(pk=code.pk).update(used_at=now)
