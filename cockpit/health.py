"""How a project fares against what was promised: the facts, and what follows from them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from projects.standing import Standing

A_WEEK = 7


class Health(StrEnum):
    """How a project fares; `NO_PLAN` until there is something to measure."""

    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    NO_PLAN = "no_plan"
    DONE = "done"


@dataclass(frozen=True)
class Facts:
    """What health is judged from; days are dates of the organization's calendar."""

    due_on: date | None
    planned_finish: date | None
    next_milestone: str
    next_milestone_on: date | None
    milestones: int
    milestones_done: int
    overdue: int
    oldest_overdue_on: date | None
    goals: tuple[Standing, ...] = ()

    def days_late(self) -> int:
        """Days the plan ends after what was promised; 0 when in time or nothing was promised."""
        if self.due_on is None or self.planned_finish is None:
            return 0
        return max((self.planned_finish - self.due_on).days, 0)

    def days_overdue(self, *, on: date) -> int:
        """Days since the oldest open milestone should have been reached."""
        return (on - self.oldest_overdue_on).days if self.oldest_overdue_on else 0


def health(facts: Facts, *, on: date) -> Health:
    """Off track: a week behind, or a goal missed. At risk: behind at all, or a goal behind a steady pace."""
    if facts.milestones and facts.milestones_done == facts.milestones:
        return Health.DONE
    if not facts.milestones and facts.planned_finish is None and not facts.goals:
        return Health.NO_PLAN
    behind = max(facts.days_late(), facts.days_overdue(on=on))
    if behind > A_WEEK or Standing.OFF_TRACK in facts.goals:
        return Health.OFF_TRACK
    if behind > 0 or Standing.AT_RISK in facts.goals:
        return Health.AT_RISK
    return Health.ON_TRACK
