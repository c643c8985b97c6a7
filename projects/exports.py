"""Columns of the lists of projects."""

from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from projects.tree import Branch
from tenancy.exports import Columns


def of_row(name: str) -> Any:
    read = attrgetter(name)

    def say(branch: Branch) -> Any:
        return read(branch[0])

    return say


DELIVERABLES: Columns = [
    (_("Number"), lambda branch: branch[1]),
    (_("Name"), of_row("name")),
    (_("Description"), of_row("description")),
    (_("Owner"), of_row("owner")),
    (_("Due"), of_row("due_on")),
    (_("Price"), of_row("price")),
    (_("Effort in hours"), of_row("effort")),
]
CHANGES: Columns = [
    (_("Number"), lambda change: f"CR-{change.number}"),
    (_("Title"), attrgetter("title")),
    (_("State"), lambda change: change.state.label),
    (_("Origin"), lambda change: change.get_origin_display()),
    (_("Triage"), lambda change: change.get_triage_display()),
    (_("Raised"), lambda change: change.created_at.date()),
    (_("Approved"), lambda change: change.approved_at and change.approved_at.date()),
    (_("Reason"), attrgetter("reason")),
]
NEEDS: Columns = [
    (_("Need"), attrgetter("text")),
    (_("Importance"), lambda need: need.get_importance_display()),
    (_("Who said it"), lambda need: need.contact.name if need.contact else ""),
    (_("Goals"), lambda need: ", ".join(map(str, need.goals))),
]
MEASUREMENTS: Columns = [
    (_("Measured on"), attrgetter("measured_on")),
    (_("Value"), attrgetter("value")),
    (_("Note"), attrgetter("note")),
    (_("Measured by"), lambda one: one.measured_by and str(one.measured_by)),
]
