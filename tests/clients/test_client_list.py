"""Finding clients."""

import pytest

from clients.actions import add_client, add_contact
from clients.models import Client


@pytest.mark.parametrize("words", ["north", "TRADE", "carla", "northwind.test"])
def test_search_looks_at_name_industry_and_people(contact, manager, words):
    add_client("Fabrikam", by=manager)

    assert [client.name for client in Client.objects.matching(words)] == ["Northwind"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_however_long_it_is(
    browser, client, manager, rows, django_assert_num_queries
):
    for number in range(rows - 1):
        other = add_client(f"Client {number}", by=manager)
        add_contact(other, name="Pat", email=f"pat{number}@client.test", by=manager)
    browser.get("/acme/clients/")

    with django_assert_num_queries(10):
        answer = browser.get("/acme/clients/")

    assert answer.text.count("<tr>") == rows + 1


def test_an_empty_list_teaches(browser, organization):
    assert "Add the first client" in browser.get("/acme/clients/").text
