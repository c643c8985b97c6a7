"""What can happen to attachments."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("attachment.added", _("%(actor)s attached %(subject)s"))
event_kind("attachment.renamed", _("%(actor)s renamed %(subject)s"))
event_kind("attachment.trashed", _("%(actor)s moved %(subject)s to the trash"))
event_kind("attachment.recovered", _("%(actor)s took %(subject)s back out of the trash"))
event_kind("attachment.purged", _("%(subject)s is gone for good, after 30 days in the trash"))
