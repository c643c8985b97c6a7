"""The daily round, and the letters of an acceptance: each once, each only while it is wanted."""

from datetime import date

import pytest
import time_machine

from acceptance.actions import accept_submission, reject_submission, submit_deliverable, withdraw_submission
from acceptance.deemed import first_announcement, last_announcement, working_days_before
from acceptance.models import Submission
from acceptance.rounds import watch_submissions
from activity.actions import hear_all
from clients.actions import archive_contact
from communication.layout import compose
from communication.models import Mail
from projects.actions import close_project
from schedule.working import OFFICE_CALENDAR, WorkingCalendar
from tests.acceptance.conftest import judged

SEPTEMBER = [date(2026, 9, day) for day in range(8, 31)]


@pytest.fixture
def deemed(deliverable, contact, manager):
    """Submitted on Monday the 7th, to be deemed accepted after Monday the 21st."""
    deliverable.project.deemed_after = 10
    with time_machine.travel("2026-09-07T10:00:00Z", tick=False):
        return submit_deliverable(deliverable, contact=contact, by=manager)


def letters():
    hear_all()
    return list(Mail.objects.order_by("pk").values_list("letter", flat=True))


def written(letter):
    message = compose(Mail.objects.get(letter=letter))
    assert message is not None
    return message


def test_announced_twice_then_deemed_each_once(deemed):
    happened = {}
    for day in SEPTEMBER:
        before = len(letters())
        for _again in range(2):
            watch_submissions(on=day)
        if letters()[before:]:
            happened[day.day] = letters()[before:]

    assert happened == {
        14: ["acceptance_soon"],
        18: ["acceptance_soon"],
        22: ["acceptance_deemed", "acceptance_answered"],
    }
    assert Submission.objects.get().outcome == "deemed"


def test_a_round_that_comes_late_still_announces_twice(deemed):
    for day in (date(2026, 9, 25), date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30)):
        watch_submissions(on=day)

    row = Submission.objects.get()
    assert (row.first_announced_on, row.last_announced_on) == (date(2026, 9, 25), date(2026, 9, 28))
    assert (row.deemed_on, row.outcome) == (date(2026, 9, 29), "deemed")


def test_silence_counts_for_nothing_where_nobody_can_answer(deemed, contact, manager):
    archive_contact(contact, by=manager)

    for day in SEPTEMBER:
        watch_submissions(on=day)

    assert Submission.objects.get().outcome == ""


def test_nor_in_a_closed_project(deemed, project, manager):
    close_project(project, by=manager)

    for day in SEPTEMBER:
        watch_submissions(on=day)

    assert Submission.objects.get().outcome == ""


def test_who_is_silent_is_reminded_once(deliverable, contact, manager):
    with time_machine.travel("2026-09-07T10:00:00Z", tick=False):
        submit_deliverable(deliverable, contact=contact, by=manager)
    for day in SEPTEMBER:
        watch_submissions(on=day)

    assert letters() == ["acceptance_asked", "acceptance_reminder"]
    assert Submission.objects.get().reminded_on == date(2026, 9, 15)


def test_announcements_by_the_calendar():
    monday = date(2026, 9, 7)
    assert first_announcement(OFFICE_CALENDAR, submitted_on=monday, deemed_on=date(2026, 9, 21)).day == 14
    assert first_announcement(OFFICE_CALENDAR, submitted_on=monday, deemed_on=date(2026, 9, 10)).day == 8
    assert last_announcement(OFFICE_CALENDAR, deemed_on=date(2026, 9, 21)).day == 18
    assert working_days_before(WorkingCalendar({}), date(2026, 9, 21), 5) == date(2026, 9, 16)


def test_the_contact_is_asked_and_told_the_day(deemed):
    assert letters() == ["acceptance_asked"]
    message = written("acceptance_asked")

    assert message.subject == "Please accept: Website"
    assert "/acme/accept/" in message.body
    assert "by the end of Sept. 21, 2026" in message.body


def test_no_letter_when_it_was_answered_or_withdrawn(submission, contact, manager):
    letters()
    withdraw_submission(submission, by=manager)

    assert compose(Mail.objects.get(letter="acceptance_asked")) is None


def test_no_announcement_of_a_day_that_moved(deemed):
    watch_submissions(on=date(2026, 9, 14))
    letters()
    Submission.objects.update(deemed_on=date(2026, 9, 25))

    assert compose(Mail.objects.get(letter="acceptance_soon")) is None


def test_the_manager_hears_of_a_rejection_and_why(submission, contact, manager):
    reject_submission(submission, verdicts=judged(submission, False, True), name="Carla", by=contact)
    letters()

    mail = Mail.objects.get(letter="acceptance_answered")
    assert mail.to_email == manager.email
    message = written("acceptance_answered")
    assert message.subject == "Carla Client rejected Website"
    assert "Opens in two seconds: Too slow" in message.body


def test_the_manager_hears_of_an_acceptance(submission, contact):
    accept_submission(submission, verdicts=judged(submission, True, True), name="Carla", by=contact)
    letters()

    assert written("acceptance_answered").subject == "Carla Client accepted Website"
