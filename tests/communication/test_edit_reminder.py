"""Having people reminded otherwise."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from communication.actions import edit_reminder, set_reminder
from communication.models import ReminderRule
from tenancy.models import Conflict
from tests.conftest import sign_in


@pytest.fixture
def rule(organization, admin):
    return set_reminder(when="before", days=3, audience="team", by=admin)


def test_it_is_changed_to_the_day_itself(rule, admin):
    edit_reminder(rule, version=1, when="on", days=3, by=admin)

    assert ReminderRule.objects.values_list("when", "days", "version").get() == ("on", 0, 2)


def test_it_does_not_become_one_there_is(rule, admin):
    other = set_reminder(when="before", days=1, audience="team", by=admin)

    with pytest.raises(ValidationError, match="a rule like this already"):
        edit_reminder(other, version=1, days=3, by=admin)


def test_an_old_version_is_a_conflict(rule, admin):
    edit_reminder(rule, version=1, days=2, by=admin)

    with pytest.raises(Conflict):
        edit_reminder(ReminderRule.objects.get(), version=1, days=5, by=admin)


def test_the_page_changes_it(rule, admin):
    browser = sign_in(admin)
    sent = {"when": "overdue", "days": 2, "audience": "manager", "version": 1}

    answer = browser.post(f"/acme/reminders/{rule.pk}/edit/", sent)

    assert (answer.status_code, str(ReminderRule.objects.get())) == (302, "2 days overdue")
    assert "changed the reminder to" in browser.get(f"/acme/reminders/{rule.pk}/edit/").text


def test_the_api_sets_changes_and_drops(organization, admin):
    browser, url = sign_in(admin), "/acme/api/v1/reminders/"
    made = browser.post(url, {"when": "on", "audience": "team"}, content_type="application/json")
    here = f"{url}{made.json()['id']}/"

    first: dict[str, Any] = {
        "content_type": "application/json",
        "headers": {"If-Match": made.headers["ETag"]},
    }
    changed = browser.patch(here, {"when": "before", "days": 2}, **first)
    stale = browser.patch(here, {"days": 9}, **first)
    dropped = browser.post(f"{here}drop/")

    assert [one.status_code for one in (made, changed, stale, dropped)] == [201, 200, 412, 200]
    assert ReminderRule.objects.values_list("when", "days").get() == ("before", 2)
    assert browser.get(url).json()["results"] == []


def test_the_administration_changes_it_by_the_same_action(rule, admin):
    sent = {"when": "before", "days": 4, "audience": "team", "version": 1}

    answer = sign_in(admin).post(f"/acme/admin/communication/reminderrule/{rule.pk}/change/", sent)

    assert (answer.status_code, ReminderRule.objects.values_list("days", "version").get()) == (302, (4, 2))


def test_rules_are_set_and_changed_by_admins_only(rule, browser):
    sent = {"when": "before", "days": 4, "audience": "team", "version": 1}
    paths = ["set/", f"{rule.pk}/edit/", f"{rule.pk}/drop/", f"{rule.pk}/restore/"]

    statuses = [browser.post(f"/acme/reminders/{path}", sent).status_code for path in paths]

    assert (browser.get("/acme/reminders/").status_code, statuses) == (200, [403] * 4)
