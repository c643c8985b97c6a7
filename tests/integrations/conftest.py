"""A plan on its way in."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from integrations.actions import upload_plan
from integrations.models import PlanImport
from integrations.tasks import import_one
from tests.integrations.plans import believable


def a_file(content: bytes, name: str = "plan.xml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def uploaded(client, manager) -> PlanImport:
    return upload_plan(client, file=a_file(believable()), by=manager)


def run(plan_import: PlanImport) -> Any:
    """What a worker does with it."""
    import_one(plan_import.organization_id, plan_import.pk)
    plan_import.refresh_from_db()
    return plan_import
