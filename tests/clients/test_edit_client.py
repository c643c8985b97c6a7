"""Changing what we know about a client."""

import pytest

from clients.actions import edit_client
from clients.models import Client
from tenancy.models import Conflict


def test_an_edit_counts_the_version_up(client, manager):
    edit_client(client, version=1, industry="Logistics", by=manager)

    assert Client.objects.values_list("industry", "version").get() == ("Logistics", 2)


def test_an_old_version_is_a_conflict_and_changes_nothing(client, manager):
    edit_client(Client.objects.get(), version=1, industry="Logistics", by=manager)

    with pytest.raises(Conflict) as conflict:
        edit_client(client, version=1, industry="Retail", by=manager)

    assert (conflict.value.mine, conflict.value.theirs) == ({"industry": "Retail"}, {"industry": "Logistics"})
    assert Client.objects.get().industry == "Logistics"


def test_the_page_shows_both_versions_and_loses_neither(browser, client, manager):
    edit_client(Client.objects.get(), version=1, industry="Logistics", by=manager)
    mine = {"name": "Northwind", "industry": "Retail", "language": "en", "version": 1}

    answer = browser.post(f"/acme/clients/{client.pk}/edit/", mine)

    assert answer.status_code == 409
    assert "Logistics" in answer.text
    assert 'value="Retail"' in answer.text
    assert 'name="version" value="2"' in answer.text


def test_sending_once_more_means_it(browser, client, manager):
    edit_client(Client.objects.get(), version=1, industry="Logistics", by=manager)
    mine = {"name": "Northwind", "industry": "Retail", "language": "en", "version": 2}

    browser.post(f"/acme/clients/{client.pk}/edit/", mine)

    assert Client.objects.values_list("industry", "version").get() == ("Retail", 3)


def test_the_api_wants_to_know_what_was_read(browser, client):
    path = f"/acme/api/v1/clients/{client.pk}/"
    send = {"content_type": "application/json"}

    answers = [
        browser.patch(path, {"industry": "Retail"}, **send).status_code,
        browser.patch(path, {"industry": "Retail"}, headers={"If-Match": '"1"'}, **send).status_code,
        browser.patch(path, {"industry": "Trade"}, headers={"If-Match": '"1"'}, **send).status_code,
        browser.patch(path, {"industry": "Trade"}, headers={"If-Match": '"2"'}, **send).status_code,
    ]

    assert answers == [428, 200, 412, 200]
