"""What a plan means to the client: which milestones are done, late or ahead, and what comes next. No Django."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How a milestone stands on a day."""

    DONE = "done"
    LATE = "late"
    NEXT = "next"
    PLANNED = "planned"


class Mood(StrEnum):
    """How a whole project goes, in one word."""

    FINISHED = "finished"
    LATE = "late"
    ON_TIME = "on_time"
    UNPLANNED = "unplanned"


@dataclass(frozen=True)
class Milestone:
    """A milestone as the client may see it: days of the organization's calendar."""

    name: str
    planned_on: date
    done_on: date | None = None

    def days_late(self, *, on: date) -> int:
        """Days after the planned one that it was done, or is still open; negative when done early."""
        if self.done_on:
            return (self.done_on - self.planned_on).days
        return max((on - self.planned_on).days, 0)


@dataclass(frozen=True)
class Outlook:
    """A project's milestones by date, and the day that was promised for the whole."""

    milestones: tuple[Milestone, ...]
    due_on: date | None = None
    is_closed: bool = False

    @property
    def done(self) -> tuple[Milestone, ...]:
        return tuple(each for each in self.milestones if each.done_on)

    @property
    def is_finished(self) -> bool:
        return self.is_closed or (bool(self.milestones) and len(self.done) == len(self.milestones))

    def late(self, *, on: date) -> tuple[Milestone, ...]:
        """Open though their day has passed, the longest waiting first."""
        return tuple(each for each in self.milestones if not each.done_on and each.planned_on < on)

    def following(self, *, on: date) -> Milestone | None:
        """The first open milestone whose day has not passed."""
        return next(
            (each for each in self.milestones if not each.done_on and each.planned_on >= on),
            None,
        )

    def days_beyond_promise(self) -> int:
        """Days the last open milestone lies after the promised day; 0 when in time or nothing was promised."""
        last = max(
            (each.planned_on for each in self.milestones if not each.done_on),
            default=None,
        )
        return max((last - self.due_on).days, 0) if last and self.due_on else 0

    def mood(self, *, on: date) -> Mood:
        """Late is what has an open milestone in the past or ends after what was promised."""
        if self.is_finished:
            return Mood.FINISHED
        if not self.milestones:
            return Mood.UNPLANNED
        return Mood.LATE if self.late(on=on) or self.days_beyond_promise() else Mood.ON_TIME

    def state_of(self, milestone: Milestone, *, on: date) -> State:
        if milestone.done_on:
            return State.DONE
        if milestone.planned_on < on:
            return State.LATE
        return State.NEXT if milestone == self.following(on=on) else State.PLANNED
