"""What can happen to projects, goals and shares."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("project.started", _("%(actor)s started the project %(subject)s"))
event_kind("project.edited", _("%(actor)s changed the project %(subject)s"))
event_kind("project.closed", _("%(actor)s closed the project %(subject)s"))
event_kind("project.reopened", _("%(actor)s reopened the project %(subject)s"))
event_kind("project.trashed", _("%(actor)s moved the project %(subject)s to the trash"))
event_kind("project.recovered", _("%(actor)s took the project %(subject)s back out of the trash"))
event_kind("project.purged", _("The project %(subject)s is gone for good, after 30 days in the trash"))
event_kind("project.shared", _("%(actor)s shared the project with %(contact)s"))
event_kind("project.unshared", _("%(actor)s stopped sharing the project with %(contact)s"))
event_kind("goal.set", _("%(actor)s set the goal “%(subject)s”"))
event_kind("goal.edited", _("%(actor)s changed the goal “%(subject)s”"))
event_kind("goal.dropped", _("%(actor)s dropped the goal “%(subject)s”"))
event_kind("goal.restored", _("%(actor)s restored the goal “%(subject)s”"))
