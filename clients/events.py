"""What can happen to clients and their people."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("client.added", _("%(actor)s added the client %(subject)s"))
event_kind("client.edited", _("%(actor)s changed the client %(subject)s"))
event_kind("client.archived", _("%(actor)s archived the client %(subject)s"))
event_kind("client.restored", _("%(actor)s restored the client %(subject)s"))
event_kind("client.trashed", _("%(actor)s moved the client %(subject)s to the trash"))
event_kind("client.recovered", _("%(actor)s took the client %(subject)s back out of the trash"))
event_kind("client.purged", _("The client %(subject)s is gone for good, after 30 days in the trash"))
event_kind("contact.added", _("%(actor)s added the contact %(subject)s"))
event_kind("contact.edited", _("%(actor)s changed the contact %(subject)s"))
event_kind("contact.archived", _("%(actor)s archived the contact %(subject)s"))
event_kind("contact.restored", _("%(actor)s restored the contact %(subject)s"))
