"""Every door that is told where to go next leads to a page of ours, whatever it is told."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client as Browser
from django.test import RequestFactory

from core.redirects import safe_path
from schedule.actions import add_task
from tests.conftest import PASSWORD, sign_in
from tests.identity.factors import code_of, give_factor
from tests.targets import ELSEWHERE, HARMLESS, HOME, TARGETS, landings, strays

OURS = [
    "/",
    "/acme/",
    "/acme/clients/?q=a%20b&c=//d",
    "/acme/projects/NORTH-1/plan/?from=3#top",
    "/a.b/..c/",
    "/acme/搜索/?q=云",
]
# What goes into a header as it is typed; the rest comes percent-encoded, in a form.
TYPED = [target for target in TARGETS if target.isprintable() and target.isascii()]


@pytest.fixture
def request_of(rf: RequestFactory) -> Any:
    return rf.get("/")


def test_the_corpus_is_large():
    assert len(set(ELSEWHERE)) > 110
    assert len(set(TARGETS)) == len(TARGETS)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_what_is_not_ours_is_not_believed(request_of, target):
    assert safe_path(request_of, target) == "/"
    assert safe_path(request_of, target, "/acme/") == "/acme/"


@pytest.mark.parametrize("path", OURS)
def test_what_is_ours_is_kept_whole(request_of, path):
    assert [safe_path(request_of, path), safe_path(request_of, HOME + path)] == [path, path]


@pytest.mark.parametrize("target", HARMLESS)
def test_nothing_leads_out_of_an_organization(request_of, target):
    assert strays([("/", target, safe_path(request_of, target, "/acme/"))], below="/acme/") == []


def test_a_page_that_was_encrypted_is_not_left_for_one_that_is_not(rf):
    request = rf.get("/", secure=True)

    assert [safe_path(request, f"{scheme}://testserver/x") for scheme in ("http", "https")] == ["/", "/x"]


def test_the_browser_that_judges_here_is_led_astray():
    """Else it would prove nothing."""
    led = [origin for origin, _path in landings([(f"{HOME}/", target) for target in ELSEWHERE])]

    assert sum(origin not in {HOME, "null", "nowhere"} for origin in led) > 45
    assert strays([("/", "x", "/\\evil.test"), ("/", "y", "/x\r\nSet-Cookie: a")]) == [
        ("x", "/\\evil.test"),
        ("y", "/x\r\nSet-Cookie: a"),
    ]


def leads(answer: Any) -> list[str]:
    """Every address to which the answer sends a browser, or offers to."""
    headers = [
        answer.headers[name] for name in ("Location", "HX-Redirect", "HX-Location") if name in answer.headers
    ]
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    offered = (
        re.findall(r'\s(?:href|action|formaction|hx-get|hx-post|src)="([^"]*)"', answer.text)
        if is_page
        else []
    )
    return headers + [unescape(one) for one in offered]


def gather(page: str, ask: Any, targets: list[str] = TARGETS) -> list[tuple[str, str, str]]:
    """What the answers to every target lead to; none of them is an error of ours."""
    found = []
    for target in targets:
        answer = ask(target)
        assert answer.status_code < 500, target
        found += [(page, target, address) for address in leads(answer)]
    return found


def headers_of(target: str) -> dict[str, str]:
    return {"Referer": target, "HX-Current-URL": target, "HX-Request": "true"}


@pytest.fixture
def unlimited(settings):
    """A hundred sign-ins from one place are too many, but not here."""
    settings.ACCOUNT_RATE_LIMITS = False


def test_signing_in(manager, unlimited):
    form = {"login": manager.email, "password": PASSWORD}

    answers = gather(
        "/accounts/login/", lambda to: Browser().post("/accounts/login/", {**form, "next": to}), TARGETS[::3]
    )

    assert strays(answers) == []
    assert [address for _page, _target, address in answers].count("/") > 30


def test_signing_in_says_where_one_goes(db):
    for page in (
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/login/code/",
        "/accounts/password/reset/",
    ):
        answers = gather(page, lambda to, page=page: Browser().get(page, {"next": to}))

        assert strays(answers) == []


def test_signing_in_by_the_same_page_again(browser):
    answers = gather("/accounts/login/", lambda to: browser.get("/accounts/login/", {"next": to}))

    assert strays(answers) == []
    assert [address for _page, _target, address in answers].count("/") > 100


def test_signing_out(member):
    answers = gather("/accounts/logout/", lambda to: sign_in(member).post("/accounts/logout/", {"next": to}))

    assert strays(answers) == []


def test_saying_once_more_who_one_is(browser, unlimited):
    def again(target: str) -> Any:
        return browser.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": target})

    assert strays(gather("/accounts/reauthenticate/", again, TARGETS[::3])) == []
    assert again("/acme/clients/").headers["Location"] == "/acme/clients/"


def test_showing_a_second_factor(manager, unlimited, settings):
    settings.MFA_TOTP_TOLERANCE = 1
    secret, browser = give_factor(manager), Browser()
    browser.post("/accounts/login/", {"login": manager.email, "password": PASSWORD, "next": "//evil.test"})
    answer = browser.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})

    proved = gather(
        "/accounts/second-factor/", lambda to: browser.get("/accounts/second-factor/", {"next": to})
    )
    again = gather("/", lambda to: browser.get("/accounts/2fa/reauthenticate/", {"next": to}))

    assert answer.headers["Location"] == "/"
    assert strays(proved + again) == []
    assert [address for _page, _target, address in proved].count("/") > 100


def test_being_asked_for_a_second_factor(browser):
    """The page offers a link, and pages of factors go on to what the session remembers."""

    def ask(target: str) -> Any:
        answer = browser.get("/accounts/second-factor/", {"next": target})
        assert strays([("/", target, browser.session["wanted_with_factor"])]) == []
        return answer

    assert strays(gather("/accounts/second-factor/", ask, TARGETS[::2])) == []


@pytest.mark.parametrize(("page", "values"), [("theme", {"theme": "dark"}), ("language", {"language": "en"})])
def test_choosing_a_look(browser, page, values):
    address = f"/accounts/{page}/"

    answers = gather(address, lambda to: browser.post(address, {**values, "next": to}))
    by_header = gather(address, lambda to: browser.post(address, values, headers=headers_of(to)), TYPED)

    assert strays(answers + by_header) == []
    assert len(answers) == len(TARGETS)


def test_the_way_back_of_a_verb_stays_in_the_organization(browser, task):
    path = f"/acme/projects/NORTH-1/plan/{task.pk}"

    def turn(target: str) -> Any:
        browser.post(f"{path}/complete/", {"next": target})
        return browser.post(f"{path}/reopen/", {"next": target})

    answers = gather(path, turn) + gather(
        path, lambda to: browser.post(f"{path}/reopen/", headers=headers_of(to)), TYPED
    )

    ways = [one for one in answers if not one[2].startswith("/static/")]
    assert (
        strays([one for one in ways if not one[2].startswith("/accounts/") and one[2] != "/"], below="/acme/")
        == []
    )
    assert strays(answers) == []


@pytest.fixture
def task(project, manager):
    return add_task(project, name="Walk", first_day=date(2026, 11, 2), last_day=date(2026, 11, 2), by=manager)
