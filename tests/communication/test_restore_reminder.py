"""Reminding by a dropped rule again."""

from communication.actions import drop_reminder, restore_reminder, set_reminder
from communication.models import ReminderRule


def test_a_restored_rule_is_current(organization, manager):
    rule = set_reminder(when="before", days=3, audience="team", by=manager)
    drop_reminder(rule, by=manager)
    rule.refresh_from_db()

    restore_reminder(rule, by=manager)

    assert list(ReminderRule.objects.current()) == [rule]
