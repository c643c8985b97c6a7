"""Columns of the lists of clients and their people."""

from operator import attrgetter, methodcaller

from django.utils.translation import gettext_lazy as _

from tenancy.exports import Columns

CLIENTS: Columns = [
    (_("Name"), attrgetter("name")),
    (_("Industry"), attrgetter("industry")),
    (_("Website"), attrgetter("website")),
    (_("Language"), methodcaller("get_language_display")),
    (_("People"), attrgetter("contacts_count")),
]
CONTACTS: Columns = [
    (_("Name"), attrgetter("name")),
    (_("Job title"), attrgetter("title")),
    (_("E-mail"), attrgetter("email")),
    (_("Phone"), attrgetter("phone")),
    (_("Language"), methodcaller("get_language_display")),
    (_("Time zone"), attrgetter("time_zone")),
    (_("Archived"), lambda contact: contact.archived_at is not None),
]
