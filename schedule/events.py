"""What can happen to a plan."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("task.added", _("%(actor)s added the task “%(subject)s”"))
event_kind("task.edited", _("%(actor)s changed the task “%(subject)s”"))
event_kind("task.completed", _("%(actor)s completed “%(subject)s”"))
event_kind("task.reopened", _("%(actor)s reopened “%(subject)s”"))
event_kind("plan.laid_out", _("%(actor)s laid out the plan of %(subject)s (%(tasks)s tasks)"))
