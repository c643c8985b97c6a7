"""Putting a client away."""

from clients.actions import archive_client
from clients.models import Client


def test_an_archived_client_is_no_longer_among_the_current_ones(client, manager):
    archive_client(client, by=manager)

    assert list(Client.objects.current()) == []
    assert list(Client.objects.archived()) == [client]


def test_the_verb_is_reached_by_post_only(browser, client):
    path = f"/acme/clients/{client.pk}/archive/"

    assert [browser.get(path).status_code, browser.post(path).status_code] == [405, 302]
