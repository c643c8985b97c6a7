"""What an export leaves out, each with the reason; whatever is not named here is exported."""

from typing import Any

from django.db.models import Q

LEFT_OUT = {
    "activity.auditanchor": "remembers the chain of one installation; what comes in is chained anew",
    "activity.audithead": "the end of the chain of one installation",
    "activity.announcement": "what has still to be heard is heard where it happened; twice would be two mails",
    "archives.exportpiece": "an export does not contain itself",
    "archives.organizationexport": "an export does not contain itself",
    "identity.identityprovider": "its secret and its addresses are those of one installation: it is set up anew",
    "identity.provideridentity": "goes with the identity provider",
    "members.apitoken": "a key, of which only the digest is kept: it is made anew",
    "portal.entrycode": "works for ten minutes",
    "tenancy.keptanswer": "what a program was told is told again for a day, where it asked",
}
"""Models, as app.model."""

CHAINED = ("seals", "salts", "digest", "number", "previous", "hash")
HIDDEN = {
    "acceptance.submission": {"nonce": "makes the link in the mail; a new one is made"},
    "activity.event": dict.fromkeys(CHAINED, "an event is sealed and chained anew where it is brought in"),
    "clients.contact": {"nonce": "makes the contact's link; a new one is made"},
    "communication.mail": {"payload": "names rows by the numbers of one installation"},
    "members.invitation": {"nonce": "makes the link in the mail; a new one is made"},
    "projects.signature": {"nonce": "makes the link in the mail; a new one is made"},
    "surveys.surveyinvitation": {"nonce": "makes the link in the mail; a new one is made"},
    "tenancy.organization": {
        "slug": "is chosen where the archive is brought in",
        "version": "counts the edits of one installation",
        "provider_required": "goes with the identity provider",
        "factor_required": "is decided where the archive is brought in, by whoever has a factor there",
    },
}
"""Fields, which get their defaults where the archive is brought in."""

ROWS: dict[str, tuple[Q, str]] = {
    "communication.mail": (
        ~Q(sent_at=None, dropped_at=None, dead_at=None),
        "a mail that waits goes out from where it was queued, once",
    ),
}
"""Which rows, where it is not all."""

POINTERS = {"activity.event": {"subject_id": "subject_type"}}
"""Numbers of rows whose model another field names; they lead to the same rows afterwards, or nowhere."""


def old_occasion(key: str) -> str:
    """A mail's key, so that no occasion of the new installation is taken for one of the old."""
    return key if key.startswith(OLD) else f"{OLD}{key}"[:400]


OLD = "before:"
SPOKEN: dict[tuple[str, str], Any] = {("communication.mail", "key"): old_occasion}
"""Fields that are told otherwise than they are kept."""
