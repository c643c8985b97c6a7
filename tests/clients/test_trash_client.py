"""Throwing a client away: only one without projects."""

import pytest
from django.core.exceptions import ValidationError

from activity.models import Event
from clients.actions import add_client, trash_client
from clients.models import Client, Contact
from projects.actions import trash_project


def test_it_goes_with_its_people(client, contact, manager):
    trash_client(client, by=manager)

    assert not Client.objects.exists()
    assert not Contact.objects.exists()
    assert Contact.everything.get() == contact
    assert str(Event.objects.first()) == "Mary Manager moved the client Northwind to the trash"


def test_a_client_with_projects_stays(client, project, manager):
    with pytest.raises(ValidationError, match="has projects"):
        trash_client(client, by=manager)

    trash_project(project, by=manager)
    trash_client(client, by=manager)
    assert not Client.objects.exists()


def test_its_name_stays_its_own(client, manager):
    trash_client(client, by=manager)

    with pytest.raises(ValidationError, match="in the trash has this name"):
        add_client("northwind", by=manager)


def test_it_is_found_nowhere(client, contact, manager, browser):
    trash_client(client, by=manager)

    for path in ("/acme/clients/", "/acme/clients/?archived=on", "/acme/search/?q=northwind"):
        assert f"/acme/clients/{client.pk}/" not in browser.get(path).text, path
    assert browser.get(f"/acme/clients/{client.pk}/").status_code == 404
    assert browser.get(f"/acme/api/v1/contacts/{contact.pk}/").status_code == 404


def test_the_verb_is_reached_by_post_only(browser, client):
    path = f"/acme/clients/{client.pk}/trash/"

    assert [browser.get(path).status_code, browser.post(path).status_code] == [405, 302]
