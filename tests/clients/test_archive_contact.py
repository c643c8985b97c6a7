"""Putting a contact away."""

from clients.actions import archive_contact
from projects.actions import share_project
from projects.models import Project


def test_an_archived_contact_sees_nothing_any_more(contact, project, manager):
    share_project(project, email=contact.email, by=manager)

    archive_contact(contact, by=manager)

    assert list(Project.objects.shared_with(contact)) == []
