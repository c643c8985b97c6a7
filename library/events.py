"""What can happen to project templates."""

from django.utils.translation import gettext_lazy as _

from activity.kinds import event_kind

event_kind("project_template.kept", _("%(actor)s kept %(project)s as the template “%(subject)s”"))
event_kind("project_template.replaced", _("%(actor)s kept %(project)s as the new content of “%(subject)s”"))
event_kind("project_template.adopted", _("%(actor)s took the ready-made template “%(subject)s” over"))
event_kind("project_template.edited", _("%(actor)s changed the template “%(subject)s”"))
event_kind("project_template.trashed", _("%(actor)s moved the template “%(subject)s” to the trash"))
event_kind("project_template.recovered", _("%(actor)s took the template “%(subject)s” back"))
event_kind(
    "project_template.purged", _("The template “%(subject)s” is gone for good, after 30 days in the trash")
)
event_kind("project.built", _("%(actor)s started %(subject)s from the template “%(template)s”"))
