"""How long a sign-in lasts, where one is signed in, and how it ends."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.actions import end_every_session, end_other_sessions, end_session, forget_sessions
from activity.models import Event
from tenancy.scope import scope
from tests.conftest import PASSWORD, join, sign_in

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
IDLE, LONG = "because nothing was done for a while", "lasted as long as one may"


def come_in(person, agent: str = FIREFOX, **more: str) -> Browser:
    """By the form, as people do."""
    browser = Browser(headers={"User-Agent": agent})
    answer = browser.post("/accounts/login/", {"login": person.email, "password": PASSWORD, **more})
    assert answer.status_code == 302
    return browser


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def is_in(browser: Browser) -> bool:
    return browser.get("/acme/").status_code == 200


def use(browser: Browser, clock, *, every: timedelta, times: int) -> None:
    for _ in range(times):
        clock.shift(every)
        assert is_in(browser)


def test_whoever_does_nothing_for_three_hours_is_asked_again_and_told_why(member, clock):
    browser = come_in(member)
    clock.shift(timedelta(hours=2, minutes=59))
    assert is_in(browser)

    clock.shift(timedelta(hours=3, minutes=1))
    answer = browser.get("/acme/members/")

    assert answer.headers["Location"] == "/accounts/login/?next=/acme/members/&ended=idle"
    assert IDLE in browser.get(answer.headers["Location"]).text
    assert not is_in(browser)


def test_no_session_lasts_longer_than_twelve_hours(member, clock):
    browser = come_in(member)
    use(browser, clock, every=timedelta(hours=2, minutes=50), times=4)

    clock.shift(timedelta(minutes=50))
    answer = browser.get("/acme/")

    assert LONG in browser.get(answer.headers["Location"]).text


def test_a_remembered_one_may_rest_for_two_weeks_and_lasts_thirty_days(member, clock):
    browser = come_in(member, remember="on")
    use(browser, clock, every=timedelta(days=9, hours=23), times=3)

    clock.shift(timedelta(days=1))

    assert "&ended=whole" in browser.get("/acme/").headers["Location"]


def test_a_remembered_one_ends_after_two_weeks_of_nothing(member, clock):
    browser = come_in(member, remember="on")

    clock.shift(timedelta(days=14, minutes=1))

    assert browser.get("/acme/").status_code == 302


def test_only_a_remembered_one_survives_the_browser(member):
    ages = {more: come_in(member, **dict.fromkeys(more.split(), "on")) for more in ("", "remember")}

    cookies = {more: browser.cookies["accord_session"]["max-age"] for more, browser in ages.items()}
    assert cookies == {"": "", "remember": 14 * 24 * 60 * 60}


def test_a_code_by_mail_is_not_remembered_whatever_was_before(member):
    """Somebody who came through the portal for thirty days does not get them for their sign-in."""
    browser = Browser()
    session = browser.session
    session.set_expiry(timedelta(days=30))
    session.save()
    browser.cookies["accord_session"] = str(session.session_key)
    browser.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert browser.session.get_expire_at_browser_close()


def test_a_piece_of_a_page_sends_the_whole_page_to_sign_in(member, clock):
    browser = come_in(member)
    clock.shift(timedelta(hours=4))

    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/acme/members/?q=1"}
    answer = browser.get("/acme/members/", headers=headers)

    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/acme/members/%3Fq%3D1&ended=idle"


def test_reading_writes_at_most_every_five_minutes(member, acme, clock):
    browser = sign_in(member)
    browser.get("/acme/")

    with CaptureQueriesContext(connection) as soon:
        clock.shift(timedelta(minutes=4))
        browser.get("/acme/")
    with CaptureQueriesContext(connection) as later:
        clock.shift(timedelta(minutes=2))
        browser.get("/acme/")

    assert [one["sql"] for one in soon if one["sql"].startswith(("UPDATE", "INSERT"))] == []
    assert [one["sql"].split('"')[1] for one in later if one["sql"].startswith(("UPDATE", "INSERT"))] == [
        "usersessions_usersession", "django_session",
    ]  # fmt: skip


def test_devices_are_told_in_plain_words(member, clock):
    here, there = come_in(member), come_in(member, SAFARI)
    clock.shift(timedelta(minutes=10))
    there.get("/acme/", headers={"User-Agent": SAFARI})

    page = here.get("/accounts/sessions/").text

    assert "On 2 devices" in page
    assert page.index("Firefox on Windows") < page.index("This one") < page.index("Safari on iPhone")
    assert not any(one.session_key in page for one in UserSession.objects.all())


def test_a_browser_that_tells_nothing_is_unknown_and_one_that_lies_is_escaped(member):
    come_in(member, "")
    here = come_in(member, "<script>alert(1)</script>")

    page = here.get("/accounts/sessions/").text

    assert page.count("An unknown device") == 2 + 1
    assert "<script>alert" not in page


def test_one_device_is_signed_out(member, acme):
    here, there = come_in(member), come_in(member, SAFARI)
    listed = UserSession.objects.get(session_key=there.session.session_key)

    here.post(f"/accounts/sessions/{listed.pk}/end/")

    assert (is_in(here), is_in(there)) == (True, False)
    with scope(acme):
        assert str(Event.objects.get(kind="member.sessions_ended")) == (
            "Mike Member signed devices of Mike Member out"
        )


def test_all_others_are_signed_out(member):
    here, *others = [come_in(member) for _ in range(3)]

    here.post("/accounts/sessions/end-others/")

    assert [is_in(one) for one in (here, *others)] == [True, False, False]
    assert "On this device only" in here.get("/accounts/sessions/").text


def test_nobody_ends_somebody_elses(member, manager):
    theirs = come_in(manager)
    listed = UserSession.objects.get(user=manager)

    answer = come_in(member).post(f"/accounts/sessions/{listed.pk}/end/")

    assert (answer.status_code, is_in(theirs)) == (404, True)


def test_only_posts_end_anything(member):
    browser = come_in(member)
    listed = UserSession.objects.get()

    assert browser.get(f"/accounts/sessions/{listed.pk}/end/").status_code == 405
    assert browser.get("/accounts/sessions/end-others/").status_code == 405


def test_a_new_password_ends_every_other_session(member):
    here, there = come_in(member), come_in(member)
    before = here.session.session_key
    fresh = {
        "oldpassword": PASSWORD,
        "password1": "another quiet morning",
        "password2": "another quiet morning",
    }

    here.post("/accounts/password/change/", fresh)

    assert (is_in(here), is_in(there)) == (True, False)
    assert here.session.session_key != before
    assert UserSession.objects.get().session_key == here.session.session_key
    assert Session.objects.count() == 1


def test_the_actions_end_what_they_say(member, manager):
    browsers = [come_in(member) for _ in range(4)]
    theirs = come_in(manager)
    listed = {one.session_key: one for one in UserSession.objects.all()}
    keys = [browser.session.session_key for browser in browsers]

    end_session(listed[keys[0]], by=member)
    assert [is_in(one) for one in browsers] == [False, True, True, True]
    end_other_sessions(member, here=keys[1], by=member)
    assert [is_in(one) for one in browsers] == [False, True, False, False]
    end_every_session(member, by=manager)
    assert [is_in(one) for one in [*browsers, theirs]] == [False] * 4 + [True]


def test_what_is_over_is_not_listed_and_is_forgotten(member, clock):
    come_in(member)
    clock.shift(timedelta(hours=4))
    here = come_in(member)

    assert "On this device only" in here.get("/accounts/sessions/").text

    clock.shift(timedelta(hours=10))
    here.get("/acme/")
    forget_sessions()
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_the_page_asks_as_much_for_thirty_as_for_one(member):
    here = come_in(member)
    here.get("/accounts/sessions/")

    with CaptureQueriesContext(connection) as one:
        here.get("/accounts/sessions/")
    for _ in range(29):
        sign_in_elsewhere(member)
    with CaptureQueriesContext(connection) as thirty:
        page = here.get("/accounts/sessions/").text

    assert "On 30 devices" in page
    assert len(thirty) == len(one)


def sign_in_elsewhere(person) -> None:
    browser = sign_in(person)
    UserSession.objects.create(user=person, session_key=browser.session.session_key, ip="192.0.2.7")


def test_the_page_speaks_chinese(acme):
    person = join("Wei Wu", "member", acme)
    person.language = "zh-hans"
    person.save()
    assert "仅在本设备上登录。" in come_in(person, SAFARI).get("/accounts/sessions/").text

    assert "iPhone 上的 Safari" in come_in(person).get("/accounts/sessions/").text


def test_operators_see_where_somebody_is_signed_in_and_end_it(member, acme, operator):
    theirs, ours = come_in(member), sign_in(operator)
    listed = UserSession.objects.get(user=member)

    seen = ours.get("/operators/usersessions/usersession/").text
    seen += ours.get(f"/operators/usersessions/usersession/{listed.pk}/change/").text
    assert "Firefox/144.0" in seen
    assert listed.session_key not in seen
    assert ours.post(f"/operators/usersessions/usersession/{listed.pk}/delete/").status_code == 403

    chosen = {"action": "end_every_session", "_selected_action": [member.pk]}
    answer = ours.post("/operators/accounts/user/", chosen, follow=True)

    assert "They are signed out everywhere." in answer.text
    assert not is_in(theirs)
    with scope(acme):
        told = str(Event.objects.get(kind="member.sessions_ended"))
        assert told == "Otto Operator signed devices of Mike Member out"
