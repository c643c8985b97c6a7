"""What can be done with projects."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Client
from clients.queries import hold_client
from projects.models import Project
from projects.queries import key_for
from tenancy.models import refuse


@transaction.atomic
def start_project(client: Client, *, name: str, by: Any, key: str = "", **particulars: Any) -> Project:
    """Begin work for a client."""
    hold_client(client)
    particulars.setdefault("manager", by)
    project = Project(client=client, name=name, key=key or key_for(client), **particulars).added()
    record(project, "project.started", by=by, client=client.name)
    return project


@transaction.atomic
def edit_project(project: Project, *, version: int, by: Any, **changes: Any) -> Project:
    """Change what a project is."""
    changed = project.revise(version=version, **changes)
    record(project, "project.edited", by=by, changed=changed)
    return project


@transaction.atomic
def close_project(project: Project, *, by: Any) -> Project:
    """End a project: it leaves the portfolio, reminders and surveys stop."""
    project.revise(version=project.version, closed_at=timezone.now())
    record(project, "project.closed", by=by)
    return project


@transaction.atomic
def reopen_project(project: Project, *, by: Any) -> Project:
    """Take up a closed project again."""
    project.revise(version=project.version, closed_at=None)
    record(project, "project.reopened", by=by)
    return project


@transaction.atomic
def trash_project(project: Project, *, by: Any) -> Project:
    """Throw a project away, its plan and all it has with it; for thirty days it can be taken back."""
    project.throw_away(by=by)
    record(project, "project.trashed", by=by)
    return project


@transaction.atomic
def recover_project(project: Project, *, by: Any) -> Project:
    """Take a project back out of the trash, as it was."""
    if project.client.trashed_at:
        raise refuse(_("%(name)s is in the trash. Take the client back first."), name=project.client.name)
    project.take_back()
    record(project, "project.recovered", by=by)
    return project
