"""Changing what a project is."""

from projects.actions import edit_project


def test_an_edit_is_kept(project, manager):
    edit_project(project, version=1, name="Newer warehouse", by=manager)

    project.refresh_from_db()
    assert (project.name, project.version) == ("Newer warehouse", 2)
