"""Answers about projects."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from clients.models import Client
from projects.keys import next_key
from projects.models import Goal, Project, ProjectQuerySet, Share


def find_project(key: str) -> Project:
    return get_object_or_404(Project.objects.select_related("client", "manager"), key=key)


def trashed_projects() -> Any:
    return Project.everything.filter(trashed_at__isnull=False)


def find_trashed_project(pk: int) -> Project:
    return get_object_or_404(trashed_projects().select_related("client"), pk=pk)


def find_goal(key: str, pk: int) -> Goal:
    return get_object_or_404(Goal.objects.select_related("project", "owner"), project__key=key, pk=pk)


def find_share(key: str, pk: int) -> Share:
    shares = Share.objects.select_related("project", "contact")
    return get_object_or_404(shares, project__key=key, pk=pk, ended_at=None)


def projects(words: str = "", *, closed: bool = False) -> ProjectQuerySet:
    chosen = Project.objects.closed() if closed else Project.objects.open()
    return chosen.matching(words).select_related("client", "manager")


def goals_of(project: Project) -> Any:
    return Goal.objects.current().filter(project=project).select_related("owner")


def shares_of(project: Project) -> Any:
    return Share.objects.lasting().filter(project=project).select_related("contact")


def key_for(client: Client) -> str:
    """A free key for the client's next project."""
    return next_key(client.name, list(Project.everything.values_list("key", flat=True)))


def find_shared_project(contact: Any, key: str) -> Project:
    """The project if it is shared with the contact; Http404 like for one that does not exist."""
    project = Project.objects.shared_with(contact).select_related("client", "manager").filter(key=key).first()
    if project is None:
        raise Http404
    return project
