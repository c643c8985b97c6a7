"""What the scope's viewsets share: a project by its key, and who reads."""

from typing import Any

import django_filters
from rest_framework import serializers

from projects.models import Project


class ProjectKeyField(serializers.SlugRelatedField[Any]):
    """A project by its key."""

    def __init__(self, **kwargs: Any):
        super().__init__(slug_field="key", queryset=Project.objects.all(), **kwargs)


class OfProject(django_filters.FilterSet):
    """Narrowed to a project."""

    project = django_filters.CharFilter("project__key", label="The project's key.")


def reading(**more: str) -> dict[str, str]:
    """The permissions of a viewset whose lists and rows every member reads."""
    return {"list": "projects.view_projects", "retrieve": "projects.view_projects", **more}
