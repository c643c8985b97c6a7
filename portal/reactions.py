"""When a code was asked for, it is mailed."""

from activity.models import Event
from activity.reactions import on
from communication.actions import queue_mail
from portal.models import EntryCode


@on("portal.code_sent")
def mail_the_code(event: Event) -> None:
    code = EntryCode.objects.filter(pk=event.particulars["code_id"]).select_related("contact").first()
    if code:
        queue_mail(f"code:{code.pk}", letter="code", to=code.contact, code=code.pk)
