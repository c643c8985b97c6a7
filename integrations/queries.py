"""Answers about imports."""

from django.shortcuts import get_object_or_404

from integrations.models import PlanImport, PlanImportQuerySet


def imports() -> PlanImportQuerySet:
    """All of them, the newest first."""
    return PlanImport.objects.select_related("client", "project", "uploaded_by")


def find_import(pk: int) -> PlanImport:
    return get_object_or_404(imports(), pk=pk)
