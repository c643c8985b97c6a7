"""Who is reminded of what, when."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from communication.actions import set_reminder
from communication.models import Mail, ReminderRule
from communication.rounds import plan_reminders
from projects.actions import close_project, share_project
from schedule.actions import add_task, complete_task, edit_task
from tests.mails import clocks_at, compose

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=BERLIN)


@pytest.fixture
def milestone(project, manager):
    type(manager).objects.filter(pk=manager.pk).update(time_zone="Europe/Berlin")
    return add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)


@pytest.fixture
def rule(organization, manager):
    return set_reminder(when="on", days=0, audience="manager", by=manager)


def letter_at(instant):
    """The one reminder as it is written at the instant."""
    with clocks_at(instant):
        return compose(Mail.objects.get(letter="reminder"))


def keys():
    return sorted(Mail.objects.filter(letter="reminder").values_list("key", flat=True))


def test_one_mail_per_person_and_day_however_often_it_is_planned(project, milestone, rule, manager):
    add_task(project, name="Labels", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)

    for minutes in range(0, 600, 60):
        plan_reminders(at=MORNING + timedelta(minutes=minutes))

    assert keys() == ["reminder:mary@acme.test:2026-11-20"]
    assert letter_at(MORNING).subject == "Reminder: Labels and 1 more"


def test_nobody_is_woken_before_eight(milestone, rule):
    plan_reminders(at=MORNING - timedelta(hours=2))

    assert keys() == []


def test_the_morning_is_where_the_person_is(milestone, contact, project, manager):
    set_reminder(when="on", days=0, audience="contacts", by=manager)
    type(contact).objects.update(time_zone="Asia/Shanghai")
    share_project(project, email=contact.email, by=manager)

    early = plan_reminders(at=datetime(2026, 11, 20, 7, 59, tzinfo=SHANGHAI))
    due = plan_reminders(at=datetime(2026, 11, 20, 8, 1, tzinfo=SHANGHAI))

    assert (early, due) == (0, 1)


@pytest.mark.parametrize(
    ("when", "days", "told_on"),
    [("before", 7, date(2026, 11, 13)), ("on", 0, DAY), ("overdue", 1, date(2026, 11, 21))],
)
def test_each_rule_tells_on_its_day_only(milestone, manager, when, days, told_on):
    set_reminder(when=when, days=days, audience="manager", by=manager)

    for offset in range(-10, 11):
        plan_reminders(at=MORNING + timedelta(days=offset))

    assert keys() == [f"reminder:mary@acme.test:{told_on.isoformat()}"]


def test_what_is_done_or_closed_reminds_nobody(project, milestone, rule, manager):
    complete_task(milestone, on=DAY, by=manager)
    assert plan_reminders(at=MORNING) == 0


def test_a_closed_project_reminds_nobody(project, milestone, rule, manager):
    close_project(project, by=manager)

    assert plan_reminders(at=MORNING) == 0


def test_a_reminder_that_waits_is_dropped_when_the_milestone_is_done(milestone, rule, manager):
    plan_reminders(at=MORNING)

    complete_task(milestone, on=DAY, by=manager)

    assert letter_at(MORNING) is None


def test_a_reminder_that_waits_is_dropped_when_the_milestone_moves(milestone, rule, manager):
    plan_reminders(at=MORNING)

    later = DAY + timedelta(days=5)
    edit_task(milestone, version=1, first_day=later, last_day=later, is_milestone=True, by=manager)

    assert letter_at(MORNING) is None


def test_the_mail_is_in_the_persons_language(milestone, rule, manager):
    type(manager).objects.filter(pk=manager.pk).update(language="zh-hans")

    plan_reminders(at=MORNING)

    assert letter_at(MORNING).subject == "提醒：Map signed"


def test_a_night_the_clock_is_put_back_is_one_day(project, manager, rule):
    type(manager).objects.filter(pk=manager.pk).update(time_zone="Europe/Berlin")
    sunday = date(2026, 10, 25)
    add_task(project, name="Cut-over", first_day=sunday, last_day=sunday, is_milestone=True, by=manager)

    for hour in range(48):
        plan_reminders(at=datetime(2026, 10, 24, 22, 0, tzinfo=ZoneInfo("UTC")) + timedelta(hours=hour))

    assert keys() == ["reminder:mary@acme.test:2026-10-25"]


def test_without_rules_nobody_is_reminded(milestone):
    assert (ReminderRule.objects.count(), plan_reminders(at=MORNING)) == (0, 0)
