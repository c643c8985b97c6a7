"""Answers about project templates."""

from typing import Any

from django.shortcuts import get_object_or_404

from library.models import ProjectTemplate, ProjectTemplateQuerySet
from library.ready import Ready, everything_ready


def find_template(pk: int) -> ProjectTemplate:
    return get_object_or_404(ProjectTemplate, pk=pk)


def find_trashed_template(pk: int) -> ProjectTemplate:
    return get_object_or_404(ProjectTemplate.everything.filter(trashed_at__isnull=False), pk=pk)


def templates(words: str = "") -> ProjectTemplateQuerySet:
    """The organization's own."""
    found: ProjectTemplateQuerySet = ProjectTemplate.objects.matching(words)
    return found


def ready_templates(words: str = "", *, language: str = "") -> list[Ready]:
    """Those that come along, in a language or in all, whose name or summary contains the words."""
    return [
        one
        for one in everything_ready()
        if language in ("", one.language) and words.casefold() in f"{one.name} {one.summary}".casefold()
    ]


def library(words: str = "") -> list[Any]:
    """The own ones, then those that come along."""
    return [*templates(words), *ready_templates(words)]
