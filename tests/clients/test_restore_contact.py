"""Taking an archived contact out again."""

from clients.actions import archive_contact, restore_contact
from clients.models import Contact


def test_a_restored_contact_is_current_again(contact, manager):
    archive_contact(contact, by=manager)
    contact.refresh_from_db()

    restore_contact(contact, by=manager)

    assert list(Contact.objects.current()) == [contact]
