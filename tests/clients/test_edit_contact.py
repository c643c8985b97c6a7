"""Changing what we know about a person at a client."""

from clients.actions import edit_contact


def test_an_edit_is_kept_and_told(contact, manager):
    edit_contact(contact, version=1, title="Head of Operations", by=manager)

    contact.refresh_from_db()
    assert (contact.title, contact.version) == ("Head of Operations", 2)
