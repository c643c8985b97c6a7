"""What can happen to an organization and its members."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("organization.founded", _("%(actor)s founded the organization %(subject)s"))
event_kind("organization.edited", _("%(actor)s changed the settings of %(subject)s"))
event_kind("logo.set", _("%(actor)s set the logo"))
event_kind("logo.removed", _("%(actor)s removed the logo"))
event_kind("member.invited", _("%(actor)s invited %(subject)s"))
event_kind("member.joined", _("%(subject)s joined"))
event_kind("member.removed", _("%(actor)s removed %(subject)s"))
event_kind("member.signed_in", _("%(actor)s signed in"))
event_kind("member.changed_password", _("%(actor)s changed the password"))
event_kind("member.factor_added", _("%(actor)s set up a second factor"))
event_kind("member.factor_removed", _("%(actor)s removed a second factor"))
event_kind("member.factors_reset", _("The operator %(actor)s removed the second factor of %(subject)s"))
event_kind("member.recovery_codes_made", _("%(actor)s made recovery codes"))
event_kind(
    "member.factor_failed", _("Somebody signed in as %(subject)s, but for the second factor, which was wrong")
)
event_kind("role.changed", _("%(actor)s changed the role of %(subject)s from %(before)s to %(after)s"))
event_kind("invitation.withdrawn", _("%(actor)s withdrew the invitation of %(subject)s"))
event_kind("member.sessions_ended", _("%(actor)s signed devices of %(subject)s out"))
event_kind("sign_in.failed", _("Somebody tried to sign in as %(subject)s and could not"))
event_kind("token.made", _("%(actor)s made the API token %(subject)s"))
event_kind("token.revoked", _("%(actor)s revoked the API token %(subject)s"))
event_kind("organization.visited", _("The operator %(actor)s looked into %(subject)s: %(reason)s"))
event_kind("visit.asked", _("The operator %(actor)s asked to look into %(subject)s: %(reason)s"))
event_kind("visit.granted", _("%(actor)s agreed that the operator %(operator)s looks in: %(reason)s"))
event_kind(
    "visit.refused", _("%(actor)s refused the operator %(operator)s, who wanted to look in: %(reason)s")
)
event_kind("visit.ended", _("%(actor)s ended the visit of the operator %(operator)s: %(reason)s"))
