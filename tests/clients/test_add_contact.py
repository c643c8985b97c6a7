"""Adding a person at a client."""

import pytest
from django.core.exceptions import ValidationError

from clients.actions import add_contact


def test_name_and_address_are_enough(client, manager):
    contact = add_contact(client, name="Carla", email="Carla@Northwind.test", by=manager)

    assert (contact.email, contact.client) == ("carla@northwind.test", client)


def test_an_address_is_used_once_at_a_client(contact, client, manager):
    with pytest.raises(ValidationError, match="a contact with this address already"):
        add_contact(client, name="Carla again", email="CARLA@northwind.test", by=manager)


def test_the_page_adds(browser, client):
    values = {
        "name": "Ivan",
        "email": "ivan@northwind.test",
        "language": "zh-hans",
        "time_zone": "Asia/Shanghai",
    }

    browser.post(f"/acme/clients/{client.pk}/contacts/add/", values)

    assert [(one.name, one.language) for one in client.contacts.all()] == [("Ivan", "zh-hans")]
