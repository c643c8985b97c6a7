"""Taking a client back out of the trash."""

from activity.models import Event
from clients.actions import recover_client, trash_client
from clients.models import Client, Contact
from clients.queries import find_trashed_client


def test_it_is_back_with_its_people(client, contact, manager):
    trash_client(client, by=manager)
    recover_client(find_trashed_client(client.pk), by=manager)

    assert (Client.objects.get(), Contact.objects.get()) == (client, contact)
    assert str(Event.objects.first()) == "Mary Manager took the client Northwind back out of the trash"


def test_the_verb_finds_only_what_is_in_the_trash(client, manager, browser):
    path = f"/acme/clients/trashed/{client.pk}/recover/"
    assert browser.post(path).status_code == 404

    trash_client(client, by=manager)
    assert browser.post(path).status_code == 302
    assert Client.objects.get() == client


def test_a_program_takes_it_back(client, browser):
    path = f"/acme/api/v1/clients/{client.pk}/"
    thrown = browser.post(f"{path}trash/", headers={"If-Match": browser.get(path)["ETag"]})
    assert browser.get(path).status_code == 404
    back = browser.post(f"{path}recover/", headers={"If-Match": thrown["ETag"]})

    assert [thrown.status_code, back.status_code, browser.get(path).status_code] == [200, 200, 200]
