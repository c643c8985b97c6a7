"""The plan: tasks in an outline, what waits for what, and when people work."""

from schedule.models.calendars import Calendar, CalendarException, WorkWeek
from schedule.models.contributions import Contribution
from schedule.models.dependencies import Dependency
from schedule.models.tasks import Constraint, Task, TaskQuerySet

__all__ = [
    "Calendar",
    "CalendarException",
    "Constraint",
    "Contribution",
    "Dependency",
    "Task",
    "TaskQuerySet",
    "WorkWeek",
]
