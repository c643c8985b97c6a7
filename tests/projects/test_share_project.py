"""Letting somebody at the client look in."""

import pytest
from django.core.exceptions import ValidationError

from clients.actions import archive_contact
from clients.models import Contact
from projects.actions import share_project
from projects.models import Project


def test_a_known_address_is_the_contact_it_belongs_to(project, contact, manager):
    share = share_project(project, email="Carla@northwind.test", by=manager)

    assert share.contact == contact
    assert list(Project.objects.shared_with(contact)) == [project]


def test_an_unknown_address_becomes_a_contact(project, manager):
    share = share_project(project, email="ivan.petrov@northwind.test", by=manager)

    assert (share.contact.name, share.contact.client) == ("Ivan Petrov", project.client)
    assert Contact.objects.count() == 1


def test_sharing_twice_is_refused(project, contact, manager):
    share_project(project, email=contact.email, by=manager)

    with pytest.raises(ValidationError, match="Carla Client sees this project already"):
        share_project(project, email=contact.email, by=manager)


def test_an_archived_contact_is_restored_first(project, contact, manager):
    archive_contact(contact, by=manager)

    with pytest.raises(ValidationError, match="Restore the contact first"):
        share_project(project, email=contact.email, by=manager)


def test_one_field_on_the_page_is_enough(browser, project, contact):
    answer = browser.post("/acme/projects/NORTH-1/share/", {"email": contact.email}, follow=True)

    assert "Carla Client can look into this project and gets a mail." in answer.text


def test_what_is_no_address_is_refused_on_the_field(browser, project):
    answer = browser.post("/acme/projects/NORTH-1/share/", {"email": "carla"})

    assert answer.status_code == 422
    assert "Enter a valid email address." in answer.text
