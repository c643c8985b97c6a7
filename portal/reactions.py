"""When a code was asked for, it is mailed."""

from activity.models import Event
from activity.reactions import on
from communication.actions import queue_mail
from portal.models import EntryCode


@on("portal.code_sent")
def mail_the_code(event: Event) -> None:
    code = EntryCode.objects.filter(contact_id=event.subject_id, sent_at__lte=event.at).first()
    if code:
        queue_mail(f"code:{code.pk}", letter="code", to=code.contact, code=code.pk)
