"""Taking up a closed project again."""

from projects.actions import close_project, reopen_project
from projects.models import Project


def test_a_reopened_project_is_open(project, manager):
    close_project(project, by=manager)
    project.refresh_from_db()

    reopen_project(project, by=manager)

    assert list(Project.objects.open()) == [project]
