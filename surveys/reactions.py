"""When a milestone is done, the client is asked; when it was a mistake, no longer."""

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
    if not Survey.objects.filter(task=task, opened_at__gte=event.at).exists() and not is_being_asked(task):
        open_survey(task, at=event.at, by=None)


def is_being_asked(task: Task) -> bool:
    return Survey.objects.open().filter(task=task).exists()


@on("task.reopened")
def ask_no_longer(event: Event) -> None:
    for survey in Survey.objects.open().filter(task_id=event.subject_id, invitations__answer=None).distinct():
        close_survey(survey, by=None)
