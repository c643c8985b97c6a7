"""When a milestone is done, the client is asked; when it was a mistake, no longer."""

from django.db.models import Exists, OuterRef, Q

from activity.models import Event
from activity.reactions import on
from projects.queries import shares_of
from schedule.models import Task
from surveys.actions import close_survey, open_survey
from surveys.models import Answer, Survey

has_answer = Exists(Answer.objects.filter(invitation__survey=OuterRef("pk")))


@on("task.completed")
def ask_the_client(event: Event) -> None:
    task = Task.objects.select_related("project").filter(pk=event.subject_id, is_milestone=True).first()
    if task is None or not task.done_on or task.project.closed_at or not shares_of(task.project).exists():
        return
    if not was_asked(task):
        open_survey(task, at=event.at, by=None)


def was_asked(task: Task) -> bool:
    """Whether the client is being asked about the milestone, or has answered."""
    return bool(Survey.objects.filter(Q(closed_at=None) | has_answer, task=task).exists())


@on("task.reopened")
def ask_no_longer(event: Event) -> None:
    """Before anybody has answered, the question is taken back; after, what was said stands."""
    task = Task.objects.filter(pk=event.subject_id, done_on=None).first()
    for survey in Survey.objects.open().filter(task=task).exclude(has_answer) if task else []:
        close_survey(survey, by=None)
