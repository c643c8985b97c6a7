"""What can be done with how things hang together."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from activity.actions import record
from projects.linking import relink
from projects.models import Deliverable, Project
from schedule.models import Contribution, Task
from tracing.models import ScopeReading
from tracing.queries import creep_of


@transaction.atomic
def link_deliverables(task: Task, *, deliverables: Iterable[Deliverable], by: Any) -> Task:
    """Say which deliverables a task, and all under it, is for: exactly these."""
    before, after = relink(
        Contribution, of={"task": task}, to="deliverable", rows=deliverables, project=task.project
    )
    told = {"deliverables": ", ".join(after), "was": ", ".join(before)}
    record(task, "task.deliverables_linked", by=by, **told)
    return task


@transaction.atomic
def read_scope(project: Project, *, on: date) -> ScopeReading | None:
    """Write down how much of the plan is outside what was signed; once a day, the last reading counts. Nothing before something is signed."""
    found = creep_of(project)
    if found is None:
        return None
    ScopeReading.objects.filter(project=project, day=on).delete()
    reading = ScopeReading(
        project=project, day=on, tasks=found.tasks, tasks_outside=found.tasks_outside,
        hours=found.hours, hours_outside=found.hours_outside,
    )  # fmt: skip
    reading.belong()
    reading.save(force_insert=True)
    return reading
