"""Pages behind doors of their own: a client's, the account's, the operator's, the API's."""

import re
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import RoutePattern

from tests.browser.pages import OPERATOR
from tests.browser.window import Window
from tests.integrations.plans import believable

PEOPLE = {
    "en": ("harbour", "adam@harbourpine.example", "jonas@harbourpine.example"),
    "zh-hans": ("yunheng", "mingyuan@yunheng.example", "yian@yunheng.example"),
}
CLIENTS = {
    "en": ("carla.mendes@northwind.example", "NORTH-1"),
    "zh-hans": ("zhiqiang@jiangnan.example", "P-1"),
}
OWNERS = {"en": "olivia@harbourpine.example", "zh-hans": "ruolan@yunheng.example"}
SIGNED_OUT = {
    "account_login", "account_signup", "account_request_login_code", "account_inactive",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done",
}  # fmt: skip
BY_MAIL = {
    "account_confirm_login_code",
    "account_reset_password_from_key",
    "account_email_verification_sent",
}
SIGNED_IN = {"account_logout", "account_email", "account_change_password", "account_reauthenticate"}
LEADS_AWAY = {"account_set_password", "usersessions_list"}
FACTORS = {
    "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn", "mfa_login_webauthn",
}  # fmt: skip
"""Looked at by test_second_factors, which has some."""


def newest_mail(mailbox: Path, address: str, pattern: str) -> str:
    """What the pattern finds in the subject and the text of the newest mail to the address."""
    for _ in range(120):
        for path in sorted(mailbox.glob("*.eml"), reverse=True):
            message = message_from_bytes(path.read_bytes(), policy=policy.default)
            body = message.get_body(("plain",))
            found = re.search(pattern, f"{message['Subject']}\n{body.get_content() if body else ''}")
            if address in message["To"] and found:
                return found[0]
        time.sleep(0.25)
    raise AssertionError(f"no mail to {address} with {pattern!r}")


def account_pages() -> dict[str, str]:
    """{"account_login": "/accounts/login/"} of every page that allauth brings."""
    return {
        str(found.name): f"/accounts/{found.pattern}"
        for found in leaves(URLResolver(RoutePattern(""), "allauth.urls"))
    }


def leaves(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from leaves(one)
        else:
            yield one


@pytest.fixture(params=["en", "zh-hans"])
def language(request) -> str:
    return request.param


@pytest.fixture
def window(chromium, site, language):
    made = Window(chromium, site, language)
    yield made
    made.context.close()


def test_every_page_of_the_account_is_looked_at():
    assert set(account_pages()) == SIGNED_OUT | BY_MAIL | SIGNED_IN | LEADS_AWAY | FACTORS


def test_the_account_before_it_is_open(window: Window):
    pages = account_pages()

    for name in sorted(SIGNED_OUT):
        window.visit(pages[name])

    assert window.faults == []


def test_what_mails_lead_to(window: Window, language: str):
    who, page = PEOPLE[language][2], window.page
    page.goto("/accounts/login/code/")
    window.fill_and_send(email=who)
    assert window.path == account_pages()["account_confirm_login_code"]
    window.look()
    page.goto("/accounts/password/reset/")
    window.fill_and_send(email=who)
    page.goto(newest_mail(window.mailbox, who, r"http\S+/reset/key/\S+"))
    window.look()
    page.goto("/accounts/signup/")
    window.fill_and_send(name="Nora New", email=f"nora.{language}@new.example", password1="a long way home")
    assert window.path == account_pages()["account_email_verification_sent"]
    window.look()

    assert window.faults == []


def test_the_account_signed_in(window: Window, language: str):
    window.sign_in(PEOPLE[language][2])

    for name in sorted(SIGNED_IN):
        window.visit(account_pages()[name])

    assert window.faults == []


def test_what_is_refused_or_lost(window: Window, language: str):
    slug = PEOPLE[language][0]
    window.sign_in(PEOPLE[language][2])

    window.visit(f"/{slug}/settings/", expected=403)
    window.visit(f"/{slug}/nowhere/", expected=404)
    window.visit("/nowhere/at/all/", expected=404)

    assert window.faults == []


def test_a_client_comes_in_and_looks_around(window: Window, language: str):
    slug, (who, key) = PEOPLE[language][0], CLIENTS[language]
    window.visit(f"/{slug}/enter/")
    window.fill_and_send(email=who)
    window.look()
    window.visit(newest_mail(window.mailbox, who, r"/\w+/enter/\S+/"))
    window.fill_and_send()
    window.look()
    window.fill_and_send(code=newest_mail(window.mailbox, who, r"\b\d{6}\b"))

    assert window.path == f"/{slug}/portal/"
    window.look()
    window.visit(f"/{slug}/portal/{key}/")
    assert window.faults == []


def test_an_imported_plan(window: Window, language: str, tmp_path: Path):
    slug, page = PEOPLE[language][0], window.page
    window.sign_in(PEOPLE[language][1])
    page.goto(f"/{slug}/imports/upload/")
    page.set_input_files(
        "main [type=file]", {"name": "plan.xml", "mimeType": "text/xml", "buffer": believable()}
    )
    page.select_option("main [name=client]", index=1)
    window.fill_and_send()

    page.locator("a[href*='/projects/']").first.wait_for()
    window.look()

    assert window.faults == []


def test_the_apis_pages(chromium, site):
    """Swagger speaks English only."""
    window = Window(chromium, site, "en")
    window.sign_in(PEOPLE["en"][1])
    window.forgiven = [
        "nested-interactive"
    ]  # Swagger's own: a link within a button, which no style can part.

    window.visit("/harbour/api/v1/docs/", until=".opblock")

    window.context.close()
    assert window.faults == []


def test_the_mailbox(window: Window, language: str):
    address = CLIENTS[language][0]
    newest_mail(window.mailbox, address, "http")
    window.visit("/mailbox/")
    names = window.page.locator("a[href^='/mailbox/2']").evaluate_all("all => all.map(one => one.pathname)")

    for name in names[:1]:
        window.visit(name)

    assert names
    assert window.faults == []


def test_what_owners_see(window: Window, language: str):
    window.sign_in(OWNERS[language])

    window.visit(f"/{PEOPLE[language][0]}/settings/sign-in/")

    assert window.faults == []


def test_what_operators_see(window: Window):
    window.sign_in(OPERATOR)

    window.visit("/operators/visit/")
    window.visit("/operators/unfinished-work/")

    assert window.faults == []
