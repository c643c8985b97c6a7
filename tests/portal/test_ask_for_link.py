"""Whoever lost their link asks for it, and the answer is the same whether we know them or not."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser
from django.utils import translation

from activity.actions import hear_all
from activity.models import Event
from clients.actions import archive_contact
from clients.models import Contact
from communication.layout import compose
from communication.models import Mail
from portal.actions import LINKS_PER_HOUR, ask_for_link, send_entry_code
from tenancy.models import Organization
from tests.portal.conftest import link_of, minutes_ago

ASK = "/acme/enter/"


def mail_of(letter: str) -> Mail:
    return Mail.objects.get(letter=letter)


def test_the_link_is_mailed_to_whom_we_know(contact: Contact) -> None:
    ask_for_link(" CARLA@northwind.test ", language="en")

    message = compose(mail_of("link"))

    assert message is not None
    assert message.to == ["carla@northwind.test"]
    assert message.subject == "Your link to your projects at Acme"
    assert link_of(contact) in message.body


def test_nothing_is_mailed_to_whom_we_do_not_know(contact: Contact) -> None:
    ask_for_link("stranger@northwind.example", language="en")

    assert compose(mail_of("link")) is None


def test_nothing_is_mailed_to_an_archived_contact(contact: Contact) -> None:
    ask_for_link(contact.email, language="en")
    archive_contact(contact, by=None)

    assert compose(mail_of("link")) is None


def test_asking_again_within_ten_minutes_changes_nothing(contact: Contact) -> None:
    for _ in range(3):
        ask_for_link(contact.email, language="en")

    assert Mail.objects.filter(letter="link").count() <= 2


def test_there_is_a_limit_for_everybody_together(contact: Contact) -> None:
    Mail.objects.bulk_create(
        Mail(key=f"flood:{number}", letter="link", to_email="a@b.example", language="en")
        for number in range(LINKS_PER_HOUR)
    )

    with pytest.raises(ValidationError, match="Too many people"):
        ask_for_link(contact.email, language="en")

    Mail.objects.update(queued_at=minutes_ago(61))
    ask_for_link(contact.email, language="en")


@pytest.mark.parametrize("email", ["carla@northwind.test", "stranger@northwind.example"])
def test_the_page_answers_everybody_alike(browser: Browser, contact: Contact, email: str) -> None:
    answer = browser.post(ASK, {"email": email}, follow=True)

    assert answer.redirect_chain == [("/acme/enter/?sent", 302)]
    assert "If we know you at Acme, a mail with your link is on its way." in answer.content.decode()
    assert email not in answer.content.decode()
    assert Mail.objects.filter(letter="link").count() == 1


def test_the_mail_speaks_the_language_of_the_page(browser: Browser, contact: Contact) -> None:
    browser.post(ASK, {"email": contact.email}, headers={"accept-language": "zh-CN"})

    assert mail_of("link").language == "zh-hans"


def test_what_is_no_address_is_said(browser: Browser, organization: Organization) -> None:
    assert browser.post(ASK, {"email": "carla"}).status_code == 422


def test_looking_at_the_question_writes_nothing(browser: Browser, contact: Contact) -> None:
    before = Event.objects.count()

    statuses = {browser.get(ASK).status_code for _ in range(20)}

    assert statuses == {200}
    assert (Mail.objects.count(), Event.objects.count()) == (0, before)


def test_the_code_is_mailed_in_the_contacts_language(contact: Contact) -> None:
    Contact.objects.update(language="zh-hans")
    code = send_entry_code(Contact.objects.get(), by=contact)
    hear_all()

    mail = mail_of("code")
    message = compose(mail)

    assert message is not None
    assert (mail.language, message.to) == ("zh-hans", ['"Carla Client" <carla@northwind.test>'])
    assert code.digits in message.body
    assert code.digits not in str(Mail.objects.values()[0])
    assert translation.get_language() == "en"


def test_a_code_is_not_mailed_to_an_address_that_is_no_longer_the_contacts(contact: Contact) -> None:
    send_entry_code(contact, by=contact)
    hear_all()
    Contact.objects.update(email="successor@northwind.test")

    assert compose(mail_of("code")) is None


def test_a_code_that_was_replaced_is_not_mailed(contact: Contact) -> None:
    send_entry_code(contact, by=contact)
    hear_all()
    first = mail_of("code")
    send_entry_code(contact, by=contact)

    assert compose(first) is None
