"""What can happen to surveys."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("survey.opened", _("The client is asked how “%(subject)s” went (%(asked)s people)"))
event_kind("survey.closed", _("The survey on “%(subject)s” closed"))
event_kind("answer.given", _("%(actor)s gave %(score)s of 5 for “%(subject)s”"))
event_kind("answer.changed", _("%(actor)s changed the score for “%(subject)s” to %(score)s of 5"))
