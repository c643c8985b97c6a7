"""What can be done with versions of the scope."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.models import Project, ScopeVersion
from projects.promises import promise_now
from projects.queries import hold_project, newest_version, signed_version
from projects.versions import write_version
from tenancy.models import refuse


@transaction.atomic
def freeze_scope(project: Project, *, by: Any, name: str = "") -> ScopeVersion:
    """Make a version of everything promised now. Once one is signed, the scope moves by change requests only."""
    hold_project(project)
    items, newest = promise_now(project), newest_version(project)
    if not items:
        raise refuse(
            _("There is nothing to freeze yet: say what is in scope, or add a deliverable or a goal.")
        )
    signed = signed_version(project)
    if signed is not None:
        raise refuse(_("Version %(number)s is signed. Raise a change request instead."), number=signed.number)
    if newest is not None and newest.items == items:
        raise refuse(_("Nothing has changed since version %(number)s."), number=newest.number)
    version = write_version(project, items, name=name, by=by)
    record(version, "scope_version.frozen", by=by, project=project.key, sha256=version.sha256)
    return version
