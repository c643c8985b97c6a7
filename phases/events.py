"""What can happen to phases and the conditions of their gates."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("phase.added", _("%(actor)s added the phase “%(subject)s”"))
event_kind("phase.edited", _("%(actor)s changed the phase “%(subject)s”"))
event_kind("phase.moved", _("%(actor)s moved the phase “%(subject)s”"))
event_kind("phase.opened", _("%(actor)s opened the phase “%(subject)s”"))
event_kind("phase.put_back", _("%(actor)s took back that the phase “%(subject)s” is open"))
event_kind("phase.closed", _("%(actor)s closed the phase “%(subject)s”: its gate is met"))
event_kind("phase.overridden", _("%(actor)s closed the phase “%(subject)s” without its gate: %(reason)s"))
event_kind("phase.reopened", _("%(actor)s opened the phase “%(subject)s” again"))
event_kind("phase.trashed", _("%(actor)s moved the phase “%(subject)s” to the trash"))
event_kind("phase.recovered", _("%(actor)s took the phase “%(subject)s” back"))
event_kind("phase.purged", _("The phase “%(subject)s” is gone for good, after 30 days in the trash"))
event_kind("project.phases_laid_out", _("%(actor)s gave %(subject)s %(count)s phases"))
event_kind("condition.added", _("%(actor)s added the condition “%(subject)s” to “%(phase)s”"))
event_kind("condition.edited", _("%(actor)s changed the condition “%(subject)s”"))
event_kind("condition.confirmed", _("%(actor)s confirmed “%(subject)s”"))
event_kind("condition.unconfirmed", _("%(actor)s took the confirmation of “%(subject)s” back"))
event_kind("condition.trashed", _("%(actor)s moved the condition “%(subject)s” to the trash"))
event_kind("condition.recovered", _("%(actor)s took the condition “%(subject)s” back"))
event_kind("condition.purged", _("The condition “%(subject)s” is gone for good, after 30 days in the trash"))
