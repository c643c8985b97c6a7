"""Asking the client."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.actions import register_person
from activity.actions import hear_all
from clients.actions import add_client, add_contact
from communication.models import Mail
from members.actions import found_organization
from projects.actions import close_project, share_project, start_project
from schedule.actions import add_task, complete_task, reopen_task
from surveys.actions import answer_survey, open_survey
from surveys.models import Survey, SurveyInvitation
from tenancy.scope import scope
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


def test_what_somebody_has_answered_is_not_taken_back(milestone, shared, client, contact, manager):
    second = add_contact(client, name="Dora", email="dora@northwind.test", by=manager)
    share_project(milestone.project, email=second.email, by=manager)
    complete_task(milestone, on=DAY, by=manager)
    hear_all()
    invitation = SurveyInvitation.objects.get(contact=second)
    answer_survey(invitation, score=4, at=timezone.now(), by=second)
    milestone.refresh_from_db()

    reopen_task(milestone, by=manager)
    hear_all()

    assert Survey.objects.get().closed_at is None


def test_done_again_before_the_reopening_was_heard_the_question_stays(milestone, shared, manager):
    complete_task(milestone, on=DAY, by=manager)
    hear_all()
    milestone.refresh_from_db()

    reopen_task(milestone, by=manager)
    complete_task(milestone, on=DAY, by=manager)
    hear_all()

    assert [survey.closed_at for survey in Survey.objects.all()] == [None]


def test_a_closed_project_is_not_asked_about(milestone, shared, project, manager):
    complete_task(milestone, on=DAY, by=manager)
    close_project(project, by=manager)
    hear_all()

    assert Survey.objects.count() == 0
    milestone.project.refresh_from_db()
    with pytest.raises(ValidationError, match="project is closed"):
        open_survey(milestone, at=timezone.now(), by=manager)


def test_a_survey_closes_by_the_organizations_calendar(milestone, shared, organization, manager):
    organization.time_zone = "Pacific/Kiritimati"
    late_in_london = datetime(2026, 11, 2, 20, tzinfo=UTC)

    assert open_survey(milestone, at=late_in_london, by=manager).closes_on == date(2026, 11, 17)


@pytest.mark.django_db(transaction=True)
def test_of_two_milestones_done_at_once_one_asks():
    founder = register_person("founder@acme.test", name="Fiona")
    organization = found_organization("Acme", slug="acme", language="en", time_zone="UTC", by=founder)
    with scope(organization):
        tasks = [milestone_of(client, founder) for client in clients_of_one_person(founder)]
    start, now = Barrier(len(tasks)), timezone.now()

    def work(task):
        start.wait()
        with scope(organization):
            open_survey(task, at=now, by=founder)
        connection.close()

    threads = [Thread(target=work, args=[task]) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with scope(organization):
        skipped = SurveyInvitation.objects.values_list("skipped", flat=True)
        assert sorted(skipped) == ["", "asked lately", "asked lately"]


def clients_of_one_person(by):
    """Three clients of ours at which the same person is a contact."""
    for name in ("Northwind", "Southwind", "Westwind"):
        client = add_client(name, by=by)
        add_contact(client, name="Carla", email="Carla@wind.test", by=by)
        yield client


def milestone_of(client, by):
    project = start_project(client, name="Warehouse", starts_on=DAY, by=by)
    share_project(project, email="carla@wind.test", by=by)
    return add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=by)
