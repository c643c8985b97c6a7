"""What can happen to what hangs together."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("task.deliverables_linked", _("%(actor)s said that “%(subject)s” is for: %(deliverables)s"))
