"""Reminding by a rule no longer."""

from communication.actions import drop_reminder, set_reminder
from communication.models import ReminderRule


def test_a_dropped_rule_is_no_longer_current(organization, manager):
    rule = set_reminder(when="before", days=3, audience="team", by=manager)

    drop_reminder(rule, by=manager)

    assert list(ReminderRule.objects.current()) == []
