"""What can happen to what we tell people."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("reminder.set", _("%(actor)s set the reminder “%(subject)s”"))
event_kind("reminder.edited", _("%(actor)s changed the reminder to “%(subject)s”"))
event_kind("reminder.dropped", _("%(actor)s dropped the reminder “%(subject)s”"))
event_kind("reminder.restored", _("%(actor)s restored the reminder “%(subject)s”"))
event_kind("mail.retried", _("%(actor)s had the mail %(subject)s tried again"))
