"""People with second factors, and what an authenticator app would show."""

import time
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client as Browser

from tests.conftest import PASSWORD

STEP = 30


def code_of(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP))


def give_factor(person: Any) -> str:
    """An authenticator app with its recovery codes; the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def enter_password(browser: Browser, person: Any) -> Any:
    return browser.post("/accounts/login/", {"login": person.email, "password": PASSWORD})


def enter_code(browser: Browser, code: str) -> Any:
    return browser.post("/accounts/2fa/authenticate/", {"code": code})


def come_in(person: Any, secret: str) -> Browser:
    """By the forms, with password and code."""
    browser = Browser()
    enter_password(browser, person)
    answer = enter_code(browser, code_of(secret))
    assert answer.status_code == 302, answer.text
    return browser


def come_in_with_new_factor(person: Any) -> Browser:
    return come_in(person, give_factor(person))


def set_up(browser: Browser) -> str:
    """Set an app up on the pages, as somebody signed in who has none; the app's secret."""
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    browser.get("/accounts/2fa/totp/activate/")
    secret = browser.session["mfa.totp.secret"]
    answer = browser.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/", answer.text
    return str(secret)
