"""Guessing: how often, from where, and what the answers give away."""

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.hashers import get_hasher
from django.core import mail as outbox
from django.core.cache import caches
from django.test import Client as Browser
from django.utils import timezone

from accounts.known_devices import counted_as
from activity.models import Event
from core.addresses import client_address
from core.cache import SteadyCache
from members.tasks import note_failed_sign_in
from tenancy.models import Membership
from tenancy.scope import scope
from tests.accounts.test_sign_in import code_in
from tests.conftest import PASSWORD

NOBODY = "nobody@acme.test"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was hashed: what a guess costs, and what it tells by taking time."""
    calls = []
    hasher = get_hasher()
    encode = hasher.encode

    def counting(password, *args, **kwargs):
        calls.append(password)
        return encode(password, *args, **kwargs)

    monkeypatch.setattr(hasher, "encode", counting)
    return calls


def guess(login: str, password: str = "wrong", *, browser: Browser | None = None, address: str = "192.0.2.1"):
    form = {"login": login, "password": password}
    return (browser or Browser()).post("/accounts/login/", form, REMOTE_ADDR=address)


def known_browser(person) -> Browser:
    """One in which the person has signed in before, and out again."""
    browser = Browser()
    guess(person.email, PASSWORD, browser=browser)
    browser.post("/accounts/logout/")
    return browser


def test_of_a_thousand_guesses_ten_are_looked_at_and_the_owner_still_comes_in(member, clock, hashed):
    theirs = known_browser(member)
    hashed.clear()

    answers = []
    for number in range(1000):
        clock.shift(timedelta(seconds=0.8))
        answers.append(guess(member.email, f"guess {number}", address=f"192.0.2.{number % 7}").status_code)

    assert len(hashed) == 10
    assert (answers.count(200), answers.count(429)) == (10, 990)
    assert guess(member.email, PASSWORD, address="198.51.100.1").status_code == 429

    theirs.post("/accounts/login/code/", {"email": member.email})
    code = code_in(outbox.outbox[-1])
    assert theirs.post("/accounts/login/code/confirm/", {"code": code}).status_code == 302
    assert "_auth_user_id" in theirs.session


def test_a_known_browser_is_counted_apart_and_bounded_too(member, clock):
    theirs = known_browser(member)
    for _ in range(12):
        clock.shift(timedelta(seconds=10))
        guess(member.email)

    assert guess(member.email).status_code == 429
    tried = []
    for _ in range(12):
        clock.shift(timedelta(seconds=10))
        tried.append(guess(member.email, browser=theirs).status_code)
    assert tried == [200] * 10 + [429] * 2


def test_strangers_who_ask_for_codes_do_not_keep_a_known_browser_from_one(member, clock):
    theirs = known_browser(member)
    ask = {"email": member.email}
    for _ in range(20):
        clock.shift(timedelta(seconds=30))
        stranger = Browser().post("/accounts/login/code/", ask, REMOTE_ADDR="192.0.2.1")

    assert stranger.status_code == 429
    assert theirs.post("/accounts/login/code/", ask).status_code == 302


def test_a_device_cookie_is_good_for_its_address_only_and_cannot_be_made_up(member, manager, rf):
    theirs = known_browser(member)
    request = rf.post("/")
    request.COOKIES = {"accord_device": theirs.cookies["accord_device"].value}

    assert counted_as(request, "MIKE@acme.test").startswith("mike@acme.test ")
    assert counted_as(request, manager.email) == manager.email
    request.COOKIES["accord_device"] = request.COOKIES["accord_device"][:-1]
    assert counted_as(request, member.email) == member.email


def test_after_a_quarter_of_an_hour_one_may_try_again(member, clock):
    for _ in range(11):
        clock.shift(timedelta(seconds=10))
        answer = guess(member.email)
    assert answer.headers["Retry-After"] == "900"

    clock.shift(timedelta(minutes=15))
    assert guess(member.email, PASSWORD).status_code == 302


def test_the_page_says_it_in_both_languages(member, clock):
    for _ in range(11):
        clock.shift(timedelta(seconds=10))
        guess(member.email)

    english = guess(member.email)
    browser = Browser(headers={"Accept-Language": "zh-hans"})
    chinese = guess(member.email, browser=browser)

    assert "Wait 15 minutes" in english.text
    assert "请等待 15 分钟" in chinese.text
    assert 'href="/accounts/login/code/"' in english.text


def test_whoever_makes_up_proxies_is_counted_where_they_are(member, settings, clock):
    settings.TRUSTED_PROXIES = 1
    answers = []
    for number in range(12):
        headers = {"X-Forwarded-For": f"203.0.113.{number}, 192.0.2.9"}
        form = {"login": f"x{number}@acme.test", "password": "wrong"}
        answers.append(
            Browser(headers=headers).post("/accounts/login/", form, REMOTE_ADDR="10.0.0.1").status_code
        )

    assert answers == [200] * 10 + [429] * 2


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "6.6.6.6, 203.0.113.1", "203.0.113.1"),
        (2, "6.6.6.6, 203.0.113.1, 10.0.0.2", "203.0.113.1"),
        (2, "203.0.113.1", "203.0.113.1"),
        (1, "203.0.113.1:4711", "203.0.113.1"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "nonsense", "10.0.0.1"),
    ],
)
def test_an_address_is_what_our_own_proxies_saw(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert client_address(rf.get("/", headers=headers, REMOTE_ADDR="10.0.0.1")) == address


def test_without_the_cache_guessing_is_counted_by_each_process(member, clock, settings, monkeypatch, hashed):
    nowhere = SteadyCache("redis://127.0.0.1:1/0", settings.CACHES["default"])
    nowhere.spare.clear()
    monkeypatch.setattr(SteadyCache, "away_until", 0.0)
    handler: Any = caches
    monkeypatch.setattr(handler._connections, "default", nowhere)
    hashed.clear()

    answers = []
    for _ in range(30):
        clock.shift(timedelta(seconds=20))
        answers.append(guess(member.email).status_code)

    assert (answers.count(200), answers.count(429), len(hashed)) == (10, 20, 10)
    assert guess("other@acme.test").status_code == 200


def test_a_cache_that_is_away_is_left_alone_for_a_while(settings, monkeypatch):
    nowhere = SteadyCache("redis://127.0.0.1:1/0", settings.CACHES["default"])
    monkeypatch.setattr(SteadyCache, "away_until", 0.0)

    nowhere.set("x", 1, 60)
    with patch("django.core.cache.backends.redis.RedisCache.get") as asked:
        assert nowhere.get("x") == 1

    assert not asked.called


# --- Answers that give nothing away -------------------------------------------------------------------------------


def said(answer) -> tuple:
    """The answer, without what is new in each."""
    page = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"\w+"', "", answer.text)
    for email in ("mike@acme.test", NOBODY):
        page = page.replace(email, "…")
    return answer.status_code, answer.headers.get("Location"), page


SIGN_UP = {"password1": "a long enough secret", "name": "Nora"}


@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("/accounts/login/", "login", {"password": "wrong"}),
        ("/accounts/login/code/", "email", {}),
        ("/accounts/password/reset/", "email", {}),
        ("/accounts/signup/", "email", SIGN_UP),
        ("/accounts/organization/", "who", {}),
        ("/acme/enter/", "email", {}),
    ],
)
def test_known_and_unknown_are_answered_alike(member, path, field, more, hashed):
    answers, costs = [], []
    for email in (member.email, NOBODY):
        hashed.clear()
        browser = Browser()
        answers.append([said(browser.post(path, {field: email, **more}))])
        answers[-1].append(said(browser.get(answers[-1][0][1] or path)))
        costs.append(len(hashed))

    assert answers[0] == answers[1]
    assert answers[0][0][0] in (200, 302)
    assert costs[0] == costs[1]


def test_somebody_without_a_password_costs_as_much_as_one_with(member, hashed):
    member.set_unusable_password()
    member.save()

    guess(member.email)

    assert len(hashed) == 1


def test_a_wrong_code_is_answered_alike(member):
    answers = []
    for email in (member.email, NOBODY):
        browser = Browser()
        browser.post("/accounts/login/code/", {"email": email})
        answers.append(said(browser.post("/accounts/login/code/confirm/", {"code": "AAAAAA"})))

    assert answers[0] == answers[1]


# --- What is written down ------------------------------------------------------------------------------------------


def failures(organization) -> list[str]:
    with scope(organization):
        return [str(event) for event in Event.objects.filter(kind="sign_in.failed")]


def test_a_failed_sign_in_is_written_down_in_every_organization_of_the_person(member, acme, other):
    with scope(other):
        Membership(user=member, role="member").save()

    note_failed_sign_in(member.email.upper())
    note_failed_sign_in(NOBODY)

    assert failures(acme) == failures(other) == ["Somebody tried to sign in as Mike Member and could not"]


def test_known_and_unknown_are_reported_alike_once_a_minute(
    member, clock, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr("core.wake._broker.send", lambda task, arguments: sent.append((task, *arguments)))

    with django_capture_on_commit_callbacks(execute=True):
        for email in (member.email, NOBODY) * 4:
            guess(email)
    assert sent == [("members.tasks.note_failed_sign_in", email) for email in (member.email, NOBODY)]


def test_a_wrong_code_is_a_failed_sign_in(member, monkeypatch, django_capture_on_commit_callbacks):
    sent = []
    monkeypatch.setattr("core.wake._broker.send", lambda task, arguments: sent.append((task, *arguments)))
    browser = Browser()
    browser.post("/accounts/login/code/", {"email": member.email})

    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/accounts/login/code/confirm/", {"code": "AAAAAA"})

    assert sent == [("members.tasks.note_failed_sign_in", member.email)]
