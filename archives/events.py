"""What can happen to an organization's data as a whole."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("organization.exported", _("%(actor)s asked for an export of %(subject)s"))
event_kind("export.fetched", _("%(actor)s downloaded the export %(subject)s"))
event_kind("organization.imported", _("%(actor)s brought %(subject)s in from an export of %(date)s"))
