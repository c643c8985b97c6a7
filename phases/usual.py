"""The phases a project usually has (PMBOK: process groups), for whoever has no own ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phases.models import Condition

Kind = Condition.Kind


@dataclass(frozen=True)
class PlannedPhase:
    """A phase before it is one: its conditions as (kind, sentence)."""

    name: str
    aim: str = ""
    conditions: Sequence[tuple[str, str]] = ()
    starts_on: date | None = None
    ends_on: date | None = None


def usual_phases() -> list[PlannedPhase]:
    """Five of them, in the language that is spoken."""
    return [
        PlannedPhase(_("Initiation"), _("Everybody knows what is promised, and to whom."), [
            (Kind.SIGNED, ""), (Kind.CONFIRMED, _("Client and project manager know who decides what"))]),
        PlannedPhase(_("Planning"), _("The plan is believed by those who carry it out."), [
            (Kind.CONFIRMED, _("The plan was walked through with the client")),
            (Kind.CONFIRMED, _("The people of the plan have agreed to their parts"))]),
        PlannedPhase(_("Execution"), _("What was promised is made."), [(Kind.NO_CHANGES, ""), (Kind.PASSED, "")]),
        PlannedPhase(_("Acceptance"), _("The client has taken everything."), [(Kind.ACCEPTED, "")]),
        PlannedPhase(_("Closing"), _("Nothing is open, and others can learn from it."), [
            (Kind.NO_CHANGES, ""), (Kind.CONFIRMED, _("Lessons learned are written down"))]),
    ]  # fmt: skip
