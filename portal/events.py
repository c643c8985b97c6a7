"""What client contacts do at their door."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("portal.code_sent", _("%(actor)s asked for a code to the portal"))
event_kind("portal.entered", _("%(actor)s came into the portal"))
event_kind("portal.left", _("%(actor)s left the portal"))
