"""What can happen to an identity provider and whoever comes through it."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("provider.set", _("%(actor)s set up sign-in through %(subject)s"))
event_kind("provider.edited", _("%(actor)s changed sign-in through %(subject)s"))
event_kind("provider.removed", _("%(actor)s removed sign-in through %(subject)s"))
event_kind("provider.required", _("%(actor)s made %(subject)s the only way to sign in"))
event_kind("provider.released", _("%(actor)s allowed other ways to sign in than %(subject)s"))
event_kind("factor.required", _("%(actor)s made a second factor necessary in %(subject)s"))
event_kind("factor.released", _("%(actor)s allowed to come without a second factor to %(subject)s"))
event_kind("person.signed_in", _("%(actor)s signed in through %(subject)s"))
event_kind("person.refused", _("%(subject)s vouched for %(email)s, who was refused: %(reason)s"))
event_kind("person.linked", _("%(actor)s linked their whole account with %(subject)s"))
event_kind("person.unlinked", _("%(actor)s unlinked their account from %(subject)s"))
