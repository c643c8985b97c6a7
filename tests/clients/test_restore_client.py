"""Taking an archived client out again."""

from clients.actions import archive_client, restore_client
from clients.models import Client


def test_a_restored_client_is_current_again(client, manager):
    archive_client(client, by=manager)
    client.refresh_from_db()

    restore_client(client, by=manager)

    assert list(Client.objects.current()) == [client]
