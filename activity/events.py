"""What can happen to the audit itself."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("audit.checked", _("%(actor)s had the audit checked up to number %(number)s"))
event_kind("reactions.retried", _("%(actor)s had %(count)s failed reactions tried again"))
