"""Second factors in a real browser, whose authenticator Chromium plays: set up, looked at, and used."""

import re
from types import SimpleNamespace
from typing import Any

import pytest

from cockpit.demo_loader import PASSWORD
from launch.site import Site
from tests.browser.conftest import manage
from tests.browser.window import Window
from tests.identity.factors import code_of

TOUCH_ID = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
SOMEBODY = """
from accounts.actions import register_person
register_person("{0}", name="Pat Passkey", password="{1}", language="{2}")
"""


@pytest.fixture(params=["en", "zh-hans"])
def language(request) -> str:
    return request.param


@pytest.fixture
def window(chromium, site: Site, language):
    """Passkeys are for names, not for numbers: by its number the site could have none."""
    named: Any = SimpleNamespace(url=site.url.replace("127.0.0.1", "localhost"), var=site.var)
    made = Window(chromium, named, language)
    yield made
    made.context.close()


def come_in(window: Window, site: Site, language: str, kind: str) -> None:
    address = f"{kind}.{language}@factors.example"
    manage(site, "shell", "--no-imports", "-c", SOMEBODY.format(address, PASSWORD, language))
    window.sign_in(address)


def go(window: Window, path: str) -> None:
    """To a page about factors, past the question for the password."""
    window.page.goto(path)
    if "reauthenticate" in window.path:
        window.look()
        window.fill_and_send(password=PASSWORD)
    window.look()


def sign_out(window: Window) -> None:
    window.page.goto("/accounts/logout/")
    with window.page.expect_navigation():
        window.page.click("main button.btn-primary")


def press(window: Window, button: str) -> None:
    with window.page.expect_navigation():
        window.page.click(button)


def test_a_passkey_is_made_and_opens_without_a_password(window: Window, site: Site, language: str):
    page = window.page
    devices = window.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": TOUCH_ID})
    come_in(window, site, language, "passkey")

    window.visit("/accounts/second-factor/?next=/accounts/preferences/")
    go(window, "/accounts/2fa/webauthn/add/")
    page.check("[name=passwordless]")
    press(window, "#mfa_webauthn_add")
    assert window.path == "/accounts/2fa/recovery-codes/"
    for path in ("/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/2fa/webauthn/reauthenticate/"):
        window.visit(path)
    sign_out(window)
    page.goto("/accounts/login/")
    press(window, "#passkey_login")

    window.visit("/accounts/preferences/")
    assert window.faults == []


def test_an_app_is_set_up_and_its_code_asked_for(window: Window, site: Site, language: str):
    page = window.page
    come_in(window, site, language, "app")

    window.visit("/accounts/2fa/")
    window.visit("/accounts/2fa/webauthn/")
    go(window, "/accounts/2fa/totp/activate/")
    secret = page.input_value("#authenticator_secret")
    assert page.evaluate("document.querySelector('.qr').naturalWidth") > 0
    window.fill_and_send(code=code_of(secret))
    window.look()
    codes = page.input_value("#recovery_codes").split()
    for path in (
        "/accounts/2fa/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/totp/deactivate/",
    ):
        window.visit(path)
    window.visit("/accounts/2fa/reauthenticate/")
    sign_out(window)
    window.sign_in(f"app.{language}@factors.example")
    assert window.path == "/accounts/2fa/authenticate/"
    window.look()
    window.fill_and_send(code=codes[0])

    assert re.match(r"/(new/)?", window.path)
    window.visit("/accounts/preferences/")
    assert window.faults == []
