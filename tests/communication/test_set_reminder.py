"""Having people reminded by a rule."""

import pytest
from django.core.exceptions import ValidationError

from communication.actions import set_reminder
from communication.models import ReminderRule
from tests.conftest import sign_in


def test_on_the_day_counts_no_days(organization, manager):
    assert set_reminder(when="on", days=3, audience="manager", by=manager).days == 0


def test_before_needs_a_number(organization, manager):
    with pytest.raises(ValidationError, match="Say how many days"):
        set_reminder(when="before", days=0, audience="manager", by=manager)


def test_a_rule_is_set_once(organization, manager):
    set_reminder(when="before", days=3, audience="team", by=manager)

    with pytest.raises(ValidationError, match="a rule like this already"):
        set_reminder(when="before", days=3, audience="team", by=manager)


def test_the_page_sets_one(organization, admin):
    sign_in(admin).post("/acme/reminders/set/", {"when": "before", "days": 3, "audience": "team"})

    assert str(ReminderRule.objects.get()) == "3 days before"


def test_the_page_says_what_is_wrong(organization, admin):
    answer = sign_in(admin).post("/acme/reminders/set/", {"when": "before", "days": 0, "audience": "team"})

    assert answer.status_code == 422
    assert "Say how many days" in answer.text
