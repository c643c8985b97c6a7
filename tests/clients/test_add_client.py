"""Taking on a client."""

import pytest
from django.core.exceptions import ValidationError

from clients.actions import add_client
from clients.models import Client
from tests.conftest import sign_in


def test_a_name_is_enough(organization, manager):
    client = add_client("Northwind", by=manager)

    assert (client.name, client.organization, client.version) == ("Northwind", organization, 1)


def test_a_name_is_used_once_whatever_its_case(client, manager):
    with pytest.raises(ValidationError, match="a client of this name already"):
        add_client("NORTHWIND", by=manager)


def test_the_page_adds_and_offers_to_undo(browser, organization):
    answer = browser.post("/acme/clients/add/", {"name": "Fabrikam", "language": "en"}, follow=True)

    client = Client.objects.get(name="Fabrikam")
    assert answer.redirect_chain == [(f"/acme/clients/{client.pk}/", 302)]
    assert f"/acme/clients/{client.pk}/archive/" in answer.text


def test_the_page_brings_a_refusal_back_to_the_form(browser, client):
    answer = browser.post("/acme/clients/add/", {"name": "Northwind", "language": "en"})

    assert answer.status_code == 422
    assert "There is a client of this name already." in answer.text


def test_a_member_may_not(organization, member):
    assert sign_in(member).get("/acme/clients/add/").status_code == 403
