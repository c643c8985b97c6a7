"""Answers about a plan."""

from django.shortcuts import get_object_or_404

from schedule.models import Task


def find_task(key: str, pk: int) -> Task:
    tasks = Task.objects.select_related("project", "project__client", "done_by")
    return get_object_or_404(tasks, project__key=key, pk=pk)


def milestones_of(project):
    """The project's milestones in the order of their dates."""
    return project.tasks.milestones().order_by("finish", "position")
