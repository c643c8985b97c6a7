"""A name is a name in a mail and an address one address, whatever is in them, all the way to a mail server."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions import edit_preferences
from activity.actions import hear_all
from clients.actions import add_contact, edit_client, edit_contact
from communication.models import Mail
from core.nulls import NULL
from members.actions import edit_organization, invite_member
from projects.actions import edit_project, share_project
from schedule.actions import add_task, edit_task
from surveys.actions import answer_survey, open_survey
from tenancy.models import Role
from tenancy.scope import current
from tests.communication.headlines import ADDRESSES, NAMES
from tests.communication.relay import Relay, relay
from tests.communication.test_deliver_mail import deliver
from tests.conftest import sign_in

DAY = date(2026, 11, 2)
ONCE = ["Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted"]
HIDDEN = {"Cc", "Cf", "Zl", "Zp"}
PERHAPS = ["Reply-To", "List-Unsubscribe"]


@pytest.fixture
def server(settings):
    with relay() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        yield server


def takes(act: Callable[[], Any]) -> bool:
    """Whether it is done; if not, a sentence says why."""
    try:
        act()
    except ValidationError as refusal:
        assert all(len(sentence) > 10 for sentence in refusal.messages)
        return False
    return True


@pytest.fixture
def milestone(project, manager):
    return add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)


@pytest.fixture
def name_all(organization, manager, client, contact, project, milestone) -> Callable[[str], list[bool]]:
    """Gives the name to everything that can have one, by the actions behind the forms; what took it."""

    def name(text: str) -> list[bool]:
        changes = {"name": text, "by": manager}
        return [
            takes(lambda: edit_organization(organization, version=organization.version, **changes)),
            takes(lambda: edit_client(client, version=client.version, **changes)),
            takes(lambda: edit_contact(contact, version=contact.version, **changes)),
            takes(lambda: edit_project(project, version=project.version, **changes)),
            takes(lambda: edit_task(milestone, version=milestone.version, **changes)),
            takes(lambda: edit_preferences(manager, name=text)),
        ]

    return name


def write_letters(project: Any, milestone: Any, contact: Any, manager: Any) -> None:
    for row in (current(), project, milestone, contact, manager):
        row.refresh_from_db()
    share_project(project, email=contact.email, by=manager)
    invite_member("new@acme.test", role=Role.MEMBER, by=manager)
    survey = open_survey(milestone, at=timezone.now(), by=manager)
    hear_all()
    send_all()
    answer_survey(survey.invitations.get(), score=1, at=timezone.now(), by=contact)
    hear_all()
    send_all()


def send_all() -> None:
    for mail in Mail.objects.filter(sent_at=None):
        assert deliver(mail).sent_at, mail.trouble


def headers_of(kept: bytes) -> list[str]:
    """The names of a message's headers, as a mail server reads them."""
    head = kept.partition(b"\r\n\r\n")[0]
    assert re.search(rb"\r(?!\n)|(?<!\r)\n|[^\t\r\n -~]", head) is None
    assert max(map(len, head.split(b"\r\n"))) < 999
    return [line.partition(b":")[0].decode() for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]


def check(server: Relay, recipients: list[str]) -> None:
    """Exactly these hear of it, each by a message with each header once and one address in each."""
    assert sorted(server.addresses) == sorted(recipients)
    for kept, message, recipient in zip(server.kept, server.messages, server.addresses, strict=True):
        names = headers_of(kept)
        assert sorted(name for name in names if name not in PERHAPS) == sorted(ONCE)
        assert len(names) == len(set(names))
        assert [one.addr_spec for one in message["To"].addresses] == [recipient]
        for header in ("From", "Reply-To"):
            assert message[header] is None or len(message[header].addresses) == 1
        for text in (
            message["Subject"],
            *(message[name].addresses[0].display_name for name in ("From", "To")),
        ):
            assert [one for one in text if unicodedata.category(one) in HIDDEN and one != "\u200d"] == []


def as_shown(name: str) -> str:
    """What is left of a name that is to be read: no breaks, nothing invisible, nothing that a mail program would decode."""
    seen = "".join(
        one if unicodedata.category(one) not in ("Cf", "Cn", "Co") or one == "\u200d" else "" for one in name
    )
    plain = "".join(" " if unicodedata.category(one) == "Cc" else one for one in seen)
    return " ".join(plain.split()).replace("=?", "= ?")


def test_the_corpora_are_large():
    assert len(set(NAMES)) > 100
    assert len(set(ADDRESSES)) > 90


@pytest.mark.parametrize("name", [name for name in NAMES if NULL not in name])
def test_a_name_is_no_more_than_that(server, name_all, project, milestone, contact, manager, founder, name):
    took = name_all(name)

    write_letters(project, milestone, contact, manager)

    check(server, [contact.email, contact.email, "new@acme.test", manager.email])
    subjects = {str(message["Subject"]).strip() for message in server.messages}
    if took[3] and as_shown(name):
        assert f"See how {as_shown(name)} is going" in subjects


@pytest.mark.parametrize("address", [address for address in ADDRESSES if NULL not in address])
def test_an_address_is_one_recipient_or_refused(server, client, project, manager, address):
    took = takes(lambda: invite_member(address, role=Role.MEMBER, by=manager))
    if takes(lambda: add_contact(client, name="Ann", email=address, by=manager)):
        share_project(project, email=address.lower(), by=manager)
        hear_all()
    hear_all()
    send_all()

    assert bool(server.kept) >= took
    check(server, [local_and_domain(address.lower()) for _kept in server.kept])


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("clients/add/", "name"),
        ("members/invite/", "email"),
        ("settings/", "name"),
        ("reminders/set/", "days"),
    ],
)
def test_a_null_character_is_refused_by_every_page(acme, founder, page, field):
    answer = sign_in(founder).post(f"/acme/{page}", {field: f"Ann{NULL}Bcc: spy@evil.test"})

    assert answer.status_code == 422


def local_and_domain(address: str) -> str:
    """As mail servers are told of it."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"
