"""Ending a project."""

from projects.actions import close_project
from projects.models import Project


def test_a_closed_project_leaves_the_portfolio(project, manager, browser):
    close_project(project, by=manager)

    assert list(Project.objects.open()) == []
    assert "New warehouse" not in browser.get("/acme/").text
    assert "New warehouse" in browser.get("/acme/?closed=on").text
