"""Coming in: by password, by a code, for the first time."""

import re
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client as Browser

from accounts.actions import register_person
from accounts.models import User
from tests.conftest import PASSWORD


@pytest.fixture
def person(db):
    return register_person("pat@acme.test", name="Pat", password=PASSWORD, language="zh-hans")


def code_in(message: Any) -> str:
    return re.findall(r"^([A-Z0-9-]{6,})$", message.body, re.MULTILINE)[0]


def test_a_password_opens(person):
    browser = Browser()

    answer = browser.post("/accounts/login/", {"login": "pat@acme.test", "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert browser.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(person):
    pages = [
        Browser().post("/accounts/login/", {"login": login, "password": "wrong"}).text
        for login in ("pat@acme.test", "nobody@acme.test")
    ]

    said = [re.findall(r'role="alert">\s*<div>(.*?)</div>', page) for page in pages]
    assert said[0] == said[1] != []


def test_a_code_by_mail_opens_in_the_persons_language(person):
    browser = Browser()

    browser.post("/accounts/login/code/", {"email": "pat@acme.test"})
    message = outbox.outbox[0]
    answer = browser.post("/accounts/login/code/confirm/", {"code": code_in(message)})

    assert (message.to, answer.headers["Location"]) == (["pat@acme.test"], "/")
    assert re.search("[\u4e00-\u9fff]", str(message.body))


def test_a_wrong_code_opens_nothing(person):
    browser = Browser()
    browser.post("/accounts/login/code/", {"email": "pat@acme.test"})

    browser.post("/accounts/login/code/confirm/", {"code": "AAAAAA"})

    assert "_auth_user_id" not in browser.session


def test_signing_up_proves_the_address_and_leads_to_founding(db):
    browser = Browser()
    known = {"email": "nora@new.test", "password1": "a long enough secret", "name": "Nora New"}

    browser.post("/accounts/signup/", known)
    answer = browser.post("/accounts/confirm-email/", {"code": code_in(outbox.outbox[0])}, follow=True)

    assert User.objects.get(email="nora@new.test").name == "Nora New"
    assert "Found an organization" in answer.text


def test_signing_up_with_a_known_address_does_not_say_so(person):
    known = {"password1": "a long enough secret", "name": "Nora"}

    answers = [
        Browser().post("/accounts/signup/", {**known, "email": email})
        for email in ("pat@acme.test", "x@new.test")
    ]

    assert [(one.status_code, one.headers["Location"]) for one in answers] == [
        (302, "/accounts/confirm-email/")
    ] * 2


def test_a_session_gets_another_name_on_the_way_in(person):
    browser = Browser()
    browser.get("/accounts/login/")
    browser.post("/accounts/language/", {"language": "en"})
    before = browser.session.session_key

    browser.post("/accounts/login/", {"login": "pat@acme.test", "password": PASSWORD})

    assert browser.session.session_key != before
