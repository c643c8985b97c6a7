"""What can be done with projects, goals and shares."""

from typing import Any

from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.actions import add_contact
from clients.models import Client, Contact
from clients.queries import hold_client
from projects.models import Goal, Project, Share
from projects.queries import key_for
from tenancy.models import refuse
from tenancy.scope import current


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


@transaction.atomic
def set_goal(project: Project, *, metric: str, by: Any, **particulars: Any) -> Goal:
    """Promise a number."""
    goal = Goal(project=project, metric=metric, **particulars).added()
    record(goal, "goal.set", by=by, project=project.key)
    return goal


@transaction.atomic
def edit_goal(goal: Goal, *, version: int, by: Any, **changes: Any) -> Goal:
    """Change a goal, most often its current value."""
    changed = goal.revise(version=version, **changes)
    record(goal, "goal.edited", by=by, changed=changed)
    return goal


@transaction.atomic
def drop_goal(goal: Goal, *, by: Any) -> Goal:
    """Give a goal up; it stays in the history."""
    goal.revise(version=goal.version, dropped_at=timezone.now())
    record(goal, "goal.dropped", by=by)
    return goal


@transaction.atomic
def restore_goal(goal: Goal, *, by: Any) -> Goal:
    """Take a dropped goal up again."""
    goal.revise(version=goal.version, dropped_at=None)
    record(goal, "goal.restored", by=by)
    return goal


@transaction.atomic
def share_project(project: Project, *, email: str, by: Any) -> Share:
    """Let somebody at the client look into the project; an unknown address becomes a contact. The mail is a reaction."""
    contact = _known_or_new_contact(project.client, email=email.strip().lower(), by=by)
    share, is_new = Share.objects.get_or_create(
        project=project, contact=contact, ended_at=None, defaults={"shared_by": by}
    )
    if not is_new:
        raise refuse(_("%(name)s sees this project already."), field="email", name=contact.name)
    record(project, "project.shared", by=by, contact=contact.name, contact_id=contact.pk, share_id=share.pk)
    return share


def _known_or_new_contact(client: Client, *, email: str, by: Any) -> Contact:
    validate_email(email)
    known = client.contacts.filter(email__iexact=email).first()
    if known is None:
        name = email.partition("@")[0].replace(".", " ").title()
        clock = current().time_zone
        return add_contact(client, name=name, email=email, language=client.language, time_zone=clock, by=by)
    if known.archived_at:
        raise refuse(_("%(name)s is archived. Restore the contact first."), field="email", name=known.name)
    return known


@transaction.atomic
def unshare_project(share: Share, *, by: Any) -> Share:
    """Close the portal to a contact for this project, from this moment on."""
    share.ended_at = timezone.now()
    share.save(update_fields=["ended_at"])
    record(share.project, "project.unshared", by=by, contact=share.contact.name, contact_id=share.contact_id)
    return share
