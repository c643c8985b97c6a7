"""What can be done with change requests."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.changes import Part, after_change, differences_of
from projects.comparison import reverse
from projects.fulfilment import make_true
from projects.models import ChangeRequest, Project, ScopeVersion, SigningRound
from projects.promises import promise_then
from projects.queries import hold_project, newest_version
from projects.versions import write_version
from tenancy.models import refuse


@transaction.atomic
def raise_change(
    project: Project, *, title: str, by: Any, parts: Sequence[Part] = (), **particulars: Any
) -> ChangeRequest:
    """Ask for a change of what was promised."""
    hold_project(project)
    differences_of(parts)
    last = ChangeRequest.everything.filter(project=project).aggregate(last=Max("number"))["last"]
    person = None if particulars.get("raised_for") == by else by
    change = ChangeRequest(
        project=project,
        number=(last or 0) + 1,
        title=title,
        parts=list(parts),
        raised_by=person,
        **particulars,
    ).added()
    record(change, "change.raised", by=by, project=project.key)
    return change


@transaction.atomic
def edit_change(change: ChangeRequest, *, version: int, by: Any, **changes: Any) -> ChangeRequest:
    """Say differently what is to be changed, as long as nobody has decided."""
    _ask_whether_it_is_open(change)
    differences_of(changes.get("parts", ()))
    changed = change.revise(version=version, **changes)
    record(change, "change.edited", by=by, changed=changed)
    return change


@transaction.atomic
def triage_change(change: ChangeRequest, *, triage: str, by: Any) -> ChangeRequest:
    """Say whether it is inside or outside of what was signed."""
    _ask_whether_it_is_open(change)
    was = change.triage
    change.revise(version=change.version, triage=triage)
    record(change, "change.triaged", by=by, triage=triage, was=was)
    return change


@transaction.atomic
def approve_change(change: ChangeRequest, *, by: Any) -> ChangeRequest:
    """Make it come true, in one transaction: the scope, the goals and the plan change, and the next version says so."""
    project = change.project
    hold_project(project)
    change.refresh_from_db()
    _ask_whether_it_is_open(change)
    base = _base(project)
    if not change.parts:
        raise refuse(_("This change changes nothing yet: say what it adds, alters or removes."))
    items = after_change(promise_then(base), change.parts)
    make_true(project, differences_of(change.parts), by=by)
    version = write_version(project, items, name=change.title[:100], by=by)
    change.revise(version=change.version, approved_at=timezone.now(), approved_by=by, result=version)
    record(change, "change.approved", by=by, made=version.number, sha256=version.sha256)
    return change


@transaction.atomic
def undo_change(change: ChangeRequest, *, by: Any) -> ChangeRequest:
    """Restore everything as it was before an approval, as long as the client has not signed it."""
    project = change.project
    hold_project(project)
    change.refresh_from_db()
    if change.result is None or change.undone_at:
        raise refuse(_("There is nothing to undo."))
    rounds = SigningRound.objects.select_for_update(no_key=True).filter(version=change.result)
    if any(laid.signed_at for laid in rounds):
        raise refuse(_("The client has signed this change; only another change can take it back."))
    newest = newest_version(project)
    if newest is None or newest.pk != change.result_id:
        raise refuse(_("A later version builds on this change. Undo that first."))
    rounds.filter(refused_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    make_true(project, reverse(differences_of(change.parts)), by=by)
    change.revise(version=change.version, undone_at=timezone.now())
    record(change, "change.undone", by=by, version=change.result.number)
    return change


@transaction.atomic
def decline_change(change: ChangeRequest, *, reason: str, by: Any) -> ChangeRequest:
    """Say no to it, and why."""
    _ask_whether_it_is_open(change)
    change.revise(version=change.version, declined_at=timezone.now(), decline_reason=reason)
    record(change, "change.declined", by=by, reason=reason)
    return change


@transaction.atomic
def reconsider_change(change: ChangeRequest, *, by: Any) -> ChangeRequest:
    """Take up again what was declined."""
    if change.declined_at is None:
        raise refuse(_("It was not declined."))
    change.revise(version=change.version, declined_at=None, decline_reason="")
    record(change, "change.reconsidered", by=by)
    return change


@transaction.atomic
def trash_change(change: ChangeRequest, *, by: Any) -> ChangeRequest:
    """Throw a change request away that made no version; for thirty days it can be taken back."""
    if change.approved_at:
        raise refuse(_("An approved change is part of the history. Undo it, if you can."))
    change.throw_away(by=by)
    record(change, "change.trashed", by=by)
    return change


@transaction.atomic
def recover_change(change: ChangeRequest, *, by: Any) -> ChangeRequest:
    """Take a change request back out of the trash."""
    change.take_back()
    record(change, "change.recovered", by=by)
    return change


def _ask_whether_it_is_open(change: ChangeRequest) -> None:
    if change.approved_at:
        raise refuse(_("This change is approved. Raise another one to change more."))
    if change.declined_at:
        raise refuse(_("This change was declined. Take it up again first."))


def _base(project: Project) -> ScopeVersion:
    base = newest_version(project)
    if base is None:
        raise refuse(_("Nothing is promised yet: freeze the scope first, then it can be changed."))
    return base
