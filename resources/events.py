"""What can happen to the people of a plan."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("people.assigned", _("%(actor)s put %(people)s to work on “%(subject)s”"))
