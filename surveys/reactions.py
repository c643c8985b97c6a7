"""When a milestone is done, the client is asked; when it was a mistake, no longer."""

from django.db.models import Q

from activity.models import Event
from activity.reactions import on
from projects.queries import shares_of
from schedule.models import Task
from surveys.actions import close_survey, open_survey
from surveys.models import Survey


@on("task.completed")
def ask_the_client(event: Event) -> None:
    task = Task.objects.select_related("project").filter(pk=event.subject_id, is_milestone=True).first()
    if task is None or not task.done_on or task.project.closed_at or not shares_of(task.project).exists():
        return
    if not was_asked(task):
        open_survey(task, at=event.at, by=None)


def was_asked(task: Task) -> bool:
    """Whether the client is being asked about the milestone, or has answered."""
    asked = Survey.objects.filter(task=task)
    return asked.filter(Q(closed_at=None) | Q(invitations__answer__isnull=False)).exists()


@on("task.reopened")
def ask_no_longer(event: Event) -> None:
    for survey in Survey.objects.open().filter(task_id=event.subject_id, invitations__answer=None).distinct():
        close_survey(survey, by=None)
