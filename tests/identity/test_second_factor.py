"""Having a second factor, and signing in with it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail as outbox
from django.db import connection
from django.test import Client as Browser

from activity.models import Event
from erasure.actions import erase_account
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.identity.factors import (
    STEP,
    code_of,
    come_in,
    enter_code,
    enter_password,
    give_factor,
    set_up,
)

pytestmark = pytest.mark.usefixtures("clock")


def is_somebody(browser: Browser) -> bool:
    return browser.get("/accounts/preferences/").status_code == 200


def events(organization) -> list[str]:
    with scope(organization):
        return [str(event) for event in Event.objects.filter(kind__startswith="member.").order_by("pk")]


def test_an_app_is_set_up_and_asked_for_from_then_on(manager, clock):
    secret = set_up(sign_in(manager))
    clock.shift(STEP)
    browser = Browser()

    asked = enter_password(browser, manager)
    before = is_somebody(browser)
    enter_code(browser, code_of(secret))

    assert asked.headers["Location"] == "/accounts/2fa/authenticate/"
    assert (before, is_somebody(browser)) == (False, True)


def test_a_wrong_code_opens_nothing_and_is_written_down(manager, acme):
    give_factor(manager)
    browser = Browser()
    enter_password(browser, manager)

    answer = enter_code(browser, "000000")

    assert "Incorrect code" in answer.text
    assert not is_somebody(browser)
    assert events(acme)[-1].startswith("Somebody signed in as Mary Manager, but for the second factor")


def test_a_code_opens_once(manager):
    secret = give_factor(manager)
    come_in(manager, secret)
    thief = Browser()
    enter_password(thief, manager)

    answer = enter_code(thief, code_of(secret))

    assert "Incorrect code" in answer.text
    assert not is_somebody(thief)


def test_a_code_of_yesterday_opens_nothing(manager, clock):
    secret = give_factor(manager)
    old = code_of(secret)
    clock.shift(STEP)
    browser = Browser()
    enter_password(browser, manager)

    enter_code(browser, old)

    assert not is_somebody(browser)


def test_guessing_ends_after_a_few(manager, clock):
    secret = give_factor(manager)
    browser = Browser()
    enter_password(browser, manager)
    for guess in range(10):
        enter_code(browser, f"{guess:06}")

    enter_code(browser, code_of(secret))

    assert not is_somebody(browser)


def test_a_recovery_code_opens_once(manager):
    give_factor(manager)
    code = RecoveryCodes(Authenticator.objects.get(user=manager, type="recovery_codes")).get_unused_codes()[0]
    browsers = [Browser(), Browser()]
    for browser in browsers:
        enter_password(browser, manager)
        enter_code(browser, code)

    assert [is_somebody(browser) for browser in browsers] == [True, False]


def test_what_codes_are_made_from_is_kept_sealed(manager):
    secret = give_factor(manager)
    codes = Authenticator.objects.get(user=manager, type="recovery_codes").wrap().get_unused_codes()

    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator ORDER BY id")
        kept = [row[0] for row in cursor.fetchall()]

    assert len(kept) == 2
    assert not [word for word in [secret, *codes] for text in kept if word in text]


@pytest.mark.django_db(transaction=True)
def test_it_is_told_to_the_organizations_and_to_the_person(manager, acme):
    browser = sign_in(manager)
    set_up(browser)
    browser.post("/accounts/2fa/recovery-codes/generate/")
    browser.post("/accounts/2fa/totp/deactivate/")

    assert events(acme)[-4:] == [
        "Mary Manager set up a second factor",
        "Mary Manager made recovery codes",
        "Mary Manager made recovery codes",
        "Mary Manager removed a second factor",
    ]
    assert [message.subject for message in outbox.outbox] == [
        "Authenticator App Activated",
        "New Recovery Codes Generated",
        "Authenticator App Deactivated",
    ]


@pytest.mark.django_db(transaction=True)
def test_the_mail_is_in_the_persons_language(manager):
    type(manager).objects.filter(pk=manager.pk).update(language="zh-hans")

    set_up(sign_in(manager))

    assert "激活" in outbox.outbox[0].subject + str(outbox.outbox[0].body)


def test_a_password_does_not_change_factors_where_one_could_be_shown(manager):
    """Else whoever stole a session and the password could give themselves a passkey."""
    give_factor(manager)

    answer = sign_in(manager).get("/accounts/reauthenticate/?next=/accounts/2fa/webauthn/add/")

    assert answer.headers["Location"].startswith("/accounts/2fa/reauthenticate/")


@pytest.mark.parametrize(
    "path", ["totp/activate", "totp/deactivate", "recovery-codes", "recovery-codes/generate", "webauthn/add"]
)
def test_factors_are_changed_only_after_showing_again_who_is_there(manager, path):
    if path != "totp/activate":
        give_factor(manager)

    answer = sign_in(manager).get(f"/accounts/2fa/{path}/")

    assert "reauthenticate" in answer.headers["Location"]


def test_operators_see_who_has_one_and_no_secret(manager, operator):
    secret = give_factor(manager)
    kept = Authenticator.objects.get(user=manager, type="totp")

    listed = sign_in(operator).get("/operators/mfa/authenticator/").text
    shown = sign_in(operator).get(f"/operators/mfa/authenticator/{kept.pk}/change/").text

    assert manager.name in listed
    assert secret not in shown
    assert kept.data["secret"] not in shown


def test_an_erased_account_has_none(member, acme):
    give_factor(member)

    erase_account(member, by=member)

    assert not Authenticator.objects.exists()
