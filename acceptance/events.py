"""What can happen to submissions."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("deliverable.submitted", _("%(actor)s submitted “%(subject)s” to %(contact)s for acceptance"))
event_kind("submission.withdrawn", _("%(actor)s withdrew %(subject)s"))
event_kind("submission.accepted", _("%(actor)s accepted %(subject)s"))
event_kind("submission.rejected", _("%(actor)s rejected %(subject)s: %(failed)s criteria are not met"))
event_kind("submission.reminded", _("The client was reminded of %(subject)s"))
event_kind(
    "submission.announced", _("The client was told that %(subject)s will be deemed accepted on %(day)s")
)
event_kind("submission.deemed", _("%(subject)s is deemed accepted: nobody answered by %(day)s"))
