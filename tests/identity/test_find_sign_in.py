"""Somebody who does not know where their organization signs in; find_sign_in( mails it."""

import re

import pytest
from django.test import Client as Browser

from communication.layout import compose
from communication.letters import Unwanted, write
from communication.models import Mail
from identity.actions import find_sign_in, lets_in, remove_provider


def told(answer) -> str:
    """The page, without what differs from one form to the next."""
    return re.sub(r'(csrfmiddlewaretoken|"X-CSRFToken")[^>]+', "", answer.text)


def ask(who: str):
    return Browser().post("/accounts/organization/", {"who": who})


def test_the_address_is_mailed_to_a_member(provider, manager):
    answer = ask("Mary@acme.test")

    mail = Mail.objects.get(letter="sign_in")
    assert "on its way to your mailbox" in answer.text
    assert mail.to_email == "mary@acme.test"
    message = compose(mail)
    assert message
    assert "/acme/sign-in/\n" in message.body


def test_the_answer_is_the_same_for_everybody(provider, manager, other):
    """The same bytes for a member, for somebody elsewhere and for nobody, but for the token of the form."""
    browser = Browser()
    asked = ["mary@acme.test", "stranger@other.test", "nobody@nowhere.test"]

    answers = [browser.post("/accounts/organization/", {"who": who}) for who in asked]

    assert len({(one.status_code, told(one)) for one in answers}) == 1
    assert Mail.objects.filter(letter="sign_in").count() == 1


def test_asking_twice_is_one_mail(provider, manager):
    for _ in range(2):
        find_sign_in("mary@acme.test")

    assert Mail.objects.filter(letter="sign_in").count() == 1


def test_the_letter_is_not_wanted_when_the_provider_is_gone(provider, manager, founder):
    find_sign_in("mary@acme.test")
    remove_provider(provider, by=founder)

    with pytest.raises(Unwanted):
        write(Mail.objects.get(letter="sign_in"))


def test_an_organizations_address_leads_to_its_door(provider):
    assert ask("acme").headers["Location"] == "/acme/sign-in/"
    assert Browser().get("/acme/sign-in/").status_code == 200


def test_no_organization_and_no_provider_are_one_answer(acme, other):
    texts = {told(ask(slug)).replace(f'value="{slug}"', "") for slug in ("other", "nowhere")}

    assert len(texts) == 1
    assert "No organization signs in at that address" in texts.pop()
    assert [lets_in(slug) for slug in ("other", "nowhere")] == [False, False]
    assert [Browser().get(f"/{slug}/sign-in/").status_code for slug in ("other", "nowhere")] == [404, 404]


def test_going_to_the_provider_is_limited_by_address(provider):
    browser = Browser()
    answers = [browser.get("/acme/sign-in/start/").status_code for _ in range(21)]

    assert (set(answers[:20]), answers[20]) == ({302}, 429)
