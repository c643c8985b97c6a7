"""Closing the portal to a contact."""

from projects.actions import share_project, unshare_project
from projects.models import Project


def test_the_contact_sees_it_no_longer(project, contact, manager):
    share = share_project(project, email=contact.email, by=manager)

    unshare_project(share, by=manager)

    assert list(Project.objects.shared_with(contact)) == []
