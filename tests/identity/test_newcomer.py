"""Somebody a provider brought, who later signs in by what is their own."""

import re

from django.core import mail
from django.test import Client as Browser

from identity.actions import set_provider
from tests.identity.conftest import RULES, about, is_in, sign_in_as


def test_a_newcomer_proves_the_address_and_then_counts_everywhere(organization, founder, issuer, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    set_provider(**about(issuer, **RULES), by=founder)
    browser = Browser()
    sign_in_as("nora", browser)
    before = browser.get("/accounts/preferences/").status_code

    browser.post("/accounts/login/code/", {"email": "nora@acme.test"})
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", str(mail.outbox[-1].body))
    assert code
    browser.post("/accounts/login/code/confirm/", {"code": code[0]})

    assert before == 302
    assert browser.get("/accounts/preferences/").status_code == 200
    assert is_in(browser)
