"""Asking the client."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from activity.actions import hear_all
from communication.models import Mail
from projects.actions import share_project, start_project
from schedule.actions import add_task, complete_task, reopen_task
from surveys.actions import open_survey
from surveys.models import Survey, SurveyInvitation
from tests.mails import compose

DAY = date(2026, 11, 2)


@pytest.fixture
def milestone(project, manager):
    return add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)


@pytest.fixture
def shared(project, contact, manager):
    return share_project(project, email=contact.email, by=manager)


def test_a_milestone_that_is_done_asks_the_people_it_is_shared_with(milestone, shared, contact, manager):
    complete_task(milestone, on=DAY, by=manager)
    hear_all()
    hear_all()

    invitation = SurveyInvitation.objects.get()
    message = compose(Mail.objects.get(letter="survey"))
    assert (invitation.contact, message.to) == (contact, ['"Carla Client" <carla@northwind.test>'])
    assert message.body.count("/acme/answer/") == 5


def test_the_mail_is_in_the_contacts_language(milestone, shared, contact, manager):
    type(contact).objects.update(language="zh-hans")
    complete_task(milestone, on=DAY, by=manager)
    hear_all()
    hear_all()

    assert compose(Mail.objects.get(letter="survey")).subject == "“Map signed”完成得怎么样？"


def test_a_task_that_is_no_milestone_asks_nobody(project, shared, manager):
    task = add_task(project, name="Walk", first_day=DAY, last_day=DAY, by=manager)

    complete_task(task, on=DAY, by=manager)
    hear_all()

    assert Survey.objects.count() == 0


def test_nobody_to_ask_is_a_refusal(milestone, manager):
    with pytest.raises(ValidationError, match="Share it first"):
        open_survey(milestone, at=timezone.now(), by=manager)


def test_a_person_is_not_asked_again_too_soon_whatever_the_project(
    milestone, shared, client, contact, manager
):
    other = start_project(client, name="Second", starts_on=DAY, by=manager)
    share_project(other, email=contact.email, by=manager)
    second = add_task(other, name="Kick-off", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)
    now = timezone.now()

    surveys = [
        open_survey(milestone, at=now - timedelta(days=15), by=manager),
        open_survey(second, at=now, by=manager),
    ]
    asked = [survey.invitations.get().skipped for survey in surveys]
    third = add_task(other, name="Design", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)

    assert asked == ["", ""]
    assert open_survey(third, at=now, by=manager).invitations.get().skipped == "asked lately"


def test_a_milestone_reopened_takes_the_question_back(milestone, shared, manager):
    complete_task(milestone, on=DAY, by=manager)
    hear_all()
    hear_all()
    milestone.refresh_from_db()

    reopen_task(milestone, by=manager)
    hear_all()

    assert Survey.objects.get().closed_at is not None
    assert compose(Mail.objects.get(letter="survey")) is None
