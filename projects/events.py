"""What can happen to what was promised."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("project.started", _("%(actor)s started the project %(subject)s"))
event_kind("project.edited", _("%(actor)s changed the project %(subject)s"))
event_kind("project.closed", _("%(actor)s closed the project %(subject)s"))
event_kind("project.reopened", _("%(actor)s reopened the project %(subject)s"))
event_kind("project.trashed", _("%(actor)s moved the project %(subject)s to the trash"))
event_kind("project.recovered", _("%(actor)s took the project %(subject)s back out of the trash"))
event_kind("project.purged", _("The project %(subject)s is gone for good, after 30 days in the trash"))
event_kind("project.shared", _("%(actor)s shared the project with %(contact)s"))
event_kind("project.unshared", _("%(actor)s stopped sharing the project with %(contact)s"))
event_kind("goal.set", _("%(actor)s set the goal “%(subject)s”"))
event_kind("goal.edited", _("%(actor)s changed the goal “%(subject)s”"))
event_kind("goal.dropped", _("%(actor)s dropped the goal “%(subject)s”"))
event_kind("goal.restored", _("%(actor)s restored the goal “%(subject)s”"))
event_kind("scope_item.added", _("%(actor)s added “%(subject)s” to the scope statement"))
event_kind("scope_item.edited", _("%(actor)s changed “%(subject)s” in the scope statement"))
event_kind("scope_item.moved", _("%(actor)s moved “%(subject)s” in the scope statement"))
event_kind("scope_item.trashed", _("%(actor)s moved “%(subject)s” from the scope statement to the trash"))
event_kind("scope_item.recovered", _("%(actor)s took “%(subject)s” back into the scope statement"))
event_kind("deliverable.added", _("%(actor)s added the deliverable “%(subject)s”"))
event_kind("project.deliverables_brought_in", _("%(actor)s brought %(count)s deliverables into %(subject)s"))
event_kind("deliverable.edited", _("%(actor)s changed the deliverable “%(subject)s”"))
event_kind("deliverable.moved", _("%(actor)s moved the deliverable “%(subject)s”"))
event_kind("deliverable.trashed", _("%(actor)s moved the deliverable “%(subject)s” to the trash"))
event_kind("deliverable.recovered", _("%(actor)s took the deliverable “%(subject)s” back out of the trash"))
event_kind("criterion.added", _("%(actor)s added the acceptance criterion “%(subject)s”"))
event_kind("criterion.edited", _("%(actor)s changed the acceptance criterion “%(subject)s”"))
event_kind("criterion.trashed", _("%(actor)s moved the acceptance criterion “%(subject)s” to the trash"))
event_kind("criterion.recovered", _("%(actor)s took the acceptance criterion “%(subject)s” back"))
event_kind("scope_version.frozen", _("%(actor)s froze the scope as %(subject)s"))
event_kind("scope_version.laid_out", _("%(actor)s asked for signatures on %(subject)s: %(people)s"))
event_kind("scope_version.signed", _("%(subject)s is signed by everybody who was asked"))
event_kind("scope_version.withdrawn", _("%(actor)s withdrew %(subject)s from being signed"))
event_kind("signature.given", _("%(actor)s signed %(subject)s"))
event_kind("signature.refused", _("%(actor)s refused to sign %(subject)s"))
event_kind("signature.forwarded", _("%(actor)s let %(to)s sign %(subject)s instead"))
event_kind("change.raised", _("%(actor)s raised %(subject)s"))
event_kind("change.edited", _("%(actor)s changed %(subject)s"))
event_kind("change.triaged", _("%(actor)s judged how %(subject)s stands to the scope"))
event_kind("change.approved", _("%(actor)s approved %(subject)s"))
event_kind("change.undone", _("%(actor)s undid %(subject)s; everything is as it was"))
event_kind("change.declined", _("%(actor)s declined %(subject)s"))
event_kind("change.reconsidered", _("%(actor)s took %(subject)s up again"))
event_kind("change.trashed", _("%(actor)s moved %(subject)s to the trash"))
event_kind("change.recovered", _("%(actor)s took %(subject)s back out of the trash"))
event_kind(
    "scope_item.purged",
    _("“%(subject)s” of the scope statement is gone for good, after 30 days in the trash"),
)
event_kind(
    "deliverable.purged", _("The deliverable “%(subject)s” is gone for good, after 30 days in the trash")
)
event_kind(
    "criterion.purged",
    _("The acceptance criterion “%(subject)s” is gone for good, after 30 days in the trash"),
)
event_kind("change.purged", _("%(subject)s is gone for good, after 30 days in the trash"))
event_kind("need.added", _("%(actor)s added the need “%(subject)s”"))
event_kind("need.edited", _("%(actor)s changed the need “%(subject)s”"))
event_kind("need.moved", _("%(actor)s moved the need “%(subject)s”"))
event_kind("need.trashed", _("%(actor)s moved the need “%(subject)s” to the trash"))
event_kind("need.recovered", _("%(actor)s took the need “%(subject)s” back"))
event_kind("need.purged", _("The need “%(subject)s” is gone for good, after 30 days in the trash"))
event_kind("deliverable.goals_linked", _("%(actor)s said that “%(subject)s” serves: %(goals)s"))
