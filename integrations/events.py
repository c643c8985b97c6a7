"""What can happen to an import."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("plan.uploaded", _("%(actor)s uploaded the plan %(subject)s"))
event_kind("plan.imported", _("%(actor)s imported the plan %(subject)s"))
event_kind("plan.refused", _("The plan %(subject)s could not be read"))
