"""Reminders when something was not as it should be: nobody there in the morning, two at once, somebody gone."""

from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models.functions import Now

from accounts.actions import register_person
from clients.actions import add_client, add_contact, archive_contact
from communication.actions import drop_reminder, set_reminder
from communication.layout import compose
from communication.models import Mail, Reminder
from communication.rounds import plan_reminders
from members.actions import found_organization, remove_member
from projects.actions import share_project, start_project, unshare_project
from schedule.actions import add_task, complete_task
from tenancy.models import Membership
from tenancy.scope import scope
from tests.mails import clocks_at

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 20)


def on(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.fixture
def milestone(project, manager):
    type(manager).objects.filter(pk=manager.pk).update(time_zone="Europe/Berlin")
    return add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)


@pytest.fixture
def rule(organization, manager):
    return set_reminder(when="on", days=0, audience="manager", by=manager)


def told():
    """(day, whether there is a mail) of every reminder."""
    return [
        (str(day), mail is not None)
        for day, mail in Reminder.objects.values_list("day", "mail").order_by("day")
    ]


def letter_at(instant):
    with clocks_at(instant):
        mail = Mail.objects.get(letter="reminder")
        return compose(mail), mail.dropped_because


def test_nobody_there_in_the_morning_tells_later_that_day(milestone, rule):
    plan_reminders(at=on(20, 7))

    assert plan_reminders(at=on(20, 23, 55)) == 1
    assert told() == [("2026-11-20", True)]


def test_nobody_there_all_day_is_missed_and_not_told(milestone, rule):
    plan_reminders(at=on(20, 7))

    assert [plan_reminders(at=on(21, hour)) for hour in (0, 9)] == [0, 0]
    assert told() == [("2026-11-20", False)]
    assert Mail.objects.count() == 0


def test_what_was_over_before_anybody_looked_is_not_missed(milestone, rule):
    plan_reminders(at=on(22, 9))
    plan_reminders(at=on(23, 9))

    assert told() == []


def test_a_mail_that_lay_until_the_next_day_is_not_sent(milestone, rule):
    plan_reminders(at=on(20, 9))

    same_day, _ = letter_at(on(20, 23, 59))
    next_day = letter_at(on(21, 0, 1))

    assert same_day.subject == "Reminder: Map signed"
    assert next_day == (None, "late")


def test_what_comes_up_before_the_mail_has_gone_is_in_it(project, milestone, rule, manager):
    plan_reminders(at=on(20, 8))
    add_task(project, name="Labels", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)

    plan_reminders(at=on(20, 9))

    assert letter_at(on(20, 9))[0].subject == "Reminder: Labels and 1 more"


@pytest.mark.parametrize("gone", [{"sent_at": Now()}, {"lease_until": Now() + timedelta(minutes=5)}])
def test_what_comes_up_after_the_mail_has_gone_is_missed_for_today(project, milestone, rule, manager, gone):
    plan_reminders(at=on(20, 8))
    Mail.objects.update(**gone)
    add_task(project, name="Labels", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)

    assert [plan_reminders(at=on(20, hour)) for hour in (9, 10)] == [0, 0]
    assert told() == [("2026-11-20", True), ("2026-11-20", False)]


def test_what_is_done_by_morning_is_neither_told_nor_missed(milestone, rule, manager):
    plan_reminders(at=on(20, 7))
    complete_task(milestone, on=DAY, by=manager)

    plan_reminders(at=on(21, 9))

    assert told() == []


def test_a_rule_that_is_dropped_takes_its_reminder_back(milestone, rule, manager):
    plan_reminders(at=on(20, 9))

    drop_reminder(rule, by=manager)

    assert letter_at(on(20, 9)) == (None, "over")


def test_somebody_who_left_the_firm_is_not_told(milestone, rule, manager, founder):
    remove_member(Membership.objects.get(user=manager), by=founder)

    assert plan_reminders(at=on(20, 9)) == 0


@pytest.mark.parametrize("leaving", ["share", "contact"])
def test_a_contact_who_no_longer_sees_the_project_is_not_told(project, milestone, contact, manager, leaving):
    set_reminder(when="on", days=0, audience="contacts", by=manager)
    share = share_project(project, email=contact.email, by=manager)
    plan_reminders(at=on(20, 12))

    if leaving == "share":
        unshare_project(share, by=manager)
    else:
        archive_contact(contact, by=manager)

    assert letter_at(on(20, 12)) == (None, "over")


def test_somebody_in_two_parts_hears_once(project, milestone, rule, contact, manager):
    type(contact).objects.update(email=manager.email.upper(), time_zone="Europe/Berlin")
    set_reminder(when="on", days=0, audience="contacts", by=manager)
    share_project(project, email=manager.email, by=manager)

    plan_reminders(at=on(20, 9))

    assert told() == [("2026-11-20", True)]


def test_the_way_in_is_the_readers_own(project, milestone, contact, manager):
    set_reminder(when="on", days=0, audience="contacts", by=manager)
    share_project(project, email=contact.email, by=manager)
    plan_reminders(at=on(20, 12))

    message, _ = letter_at(on(20, 12))

    assert "/acme/enter/" in message.body
    assert "/acme/projects/" not in message.body
    assert message.extra_headers["List-Unsubscribe"] == "<mailto:mary@acme.test?subject=unsubscribe>"
    assert message.reply_to == ['"Mary Manager" <mary@acme.test>']


@pytest.mark.parametrize(
    ("zone", "eight_there"),
    [("Pacific/Kiritimati", "2026-11-19T18:00+00:00"), ("America/Los_Angeles", "2026-11-20T16:00+00:00")],
)
def test_eight_is_eight_where_the_person_is_and_the_day_stays(milestone, rule, manager, zone, eight_there):
    type(manager).objects.filter(pk=manager.pk).update(time_zone=zone)
    eight = datetime.fromisoformat(eight_there)

    before, then = plan_reminders(at=eight - timedelta(minutes=1)), plan_reminders(at=eight)

    assert (before, then, told()) == (0, 1, [("2026-11-20", True)])


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_once_tell_once():
    founder = register_person("founder@acme.test", name="Fiona", time_zone="Europe/Berlin")
    organization = found_organization(
        "Acme", slug="acme", language="en", time_zone="Europe/Berlin", by=founder
    )
    with scope(organization):
        set_reminder(when="on", days=0, audience="manager", by=founder)
        set_reminder(when="on", days=0, audience="contacts", by=founder)
        client = add_client("Northwind", by=founder)
        project = start_project(client, name="New warehouse", starts_on=DAY, by=founder)
        for number in range(20):
            add_contact(
                client, name=f"C{number}", email=f"c{number}@n.test", time_zone="Europe/Berlin", by=founder
            )
            share_project(project, email=f"c{number}@n.test", by=founder)
        add_task(project, name="Map", first_day=DAY, last_day=DAY, is_milestone=True, by=founder)
    start, counts = Barrier(3), []

    def work():
        start.wait()
        with scope(organization):
            counts.append(plan_reminders(at=on(20, 9)))
        connection.close()

    planners = [Thread(target=work) for _ in range(3)]
    for planner in planners:
        planner.start()
    for planner in planners:
        planner.join()

    with scope(organization):
        assert sorted(counts) == [0, 0, 21]
        assert (Reminder.objects.count(), Mail.objects.filter(letter="reminder").count()) == (21, 21)
