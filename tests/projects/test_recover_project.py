"""Taking a project back out of the trash."""

import pytest
from django.core.exceptions import ValidationError

from activity.models import Event
from clients.actions import trash_client
from projects.actions import recover_project, trash_project
from projects.models import Project
from projects.queries import find_trashed_project
from schedule.actions import lay_out_plan
from schedule.models import Task
from schedule.outline import Row


def test_everything_is_back(project, manager):
    lay_out_plan(
        project,
        rows=[Row(level=1, name="Shelves stand", first_day=project.starts_on, days=0)],
        links=[],
        by=manager,
    )
    trash_project(project, by=manager)
    recover_project(find_trashed_project(project.pk), by=manager)

    assert (Project.objects.get().trashed_at, Task.objects.count()) == (None, 1)
    assert str(Event.objects.first()) == f"Mary Manager took the project {project} back out of the trash"


def test_its_client_comes_first(project, client, manager):
    trash_project(project, by=manager)
    trash_client(client, by=manager)

    with pytest.raises(ValidationError, match="Take the client back first"):
        recover_project(find_trashed_project(project.pk), by=manager)


def test_what_is_not_in_the_trash_cannot_be_taken_back(project, manager, browser):
    path = f"/acme/projects/trashed/{project.pk}/recover/"
    assert browser.post(path).status_code == 404

    trash_project(project, by=manager)
    assert browser.post(path).status_code == 302
