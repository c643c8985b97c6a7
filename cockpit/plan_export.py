"""All rows of a plan, folded or not, to be exported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cockpit.plan import FIELDS, Line, lines_of, tasks_of, ties_of
from projects.models import Project
from schedule.models import Calendar, Task
from schedule.queries import default_calendar


@dataclass(frozen=True)
class WholePlan:
    """A plan whose rows are read some at a time; numbers and calendar are those of the beginning."""

    project: Project
    keys: list[int]
    calendar: Calendar | None
    on: date

    @classmethod
    def of(cls, project: Project, *, on: date) -> "WholePlan":
        keys = Task.objects.filter(project=project).order_by("position").values_list("pk", flat=True)
        return cls(project, list(keys), default_calendar(project), on)

    @cached_property
    def numbers(self) -> dict[int, int]:
        return {pk: number for number, pk in enumerate(self.keys, 1)}

    def lines(self, keys: Sequence[int]) -> list[Line]:
        """The rows of the keys, but for those that are gone meanwhile."""
        tasks = tasks_of(self.project, set(keys), (*FIELDS, "outline", "wbs"))
        ties = [tie for tie in ties_of(list(keys)) if tie[1] in self.numbers]
        known = [tasks[pk] for pk in keys if pk in tasks]
        return lines_of(known, self.numbers, frozenset(), self.calendar, ties, on=self.on)
