"""What can happen to those who want to be forgotten."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("contact.erased", _("%(actor)s erased a contact for good"))
event_kind("account.erased", _("A person was erased for good"))
