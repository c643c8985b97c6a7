"""Throwing a project away: it is out of sight everywhere, and nobody hears of it any more."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser
from django.utils import timezone

from activity.actions import hear_all
from activity.models import Event
from communication.actions import deliver_mail
from communication.models import Mail
from communication.rounds import plan_reminders
from projects.actions import edit_project, set_goal, share_project, start_project, trash_project
from projects.models import Goal, Project, Share
from schedule.actions import lay_out_plan
from schedule.models import Task
from schedule.outline import Row
from surveys.actions import open_survey
from surveys.models import Survey, SurveyInvitation
from surveys.queries import token_of
from tenancy.models import Conflict

DAY = date(2026, 9, 7)


@pytest.fixture
def task(project, manager):
    rows = [Row(level=1, name="Shelves stand", first_day=timezone.localdate(), days=0)]
    return lay_out_plan(project, rows=rows, links=[], by=manager)[0]


def test_it_is_in_the_trash_with_all_that_belongs_to_it(project, task, contact, manager):
    goal = set_goal(project, metric="Orders", target=9, due_on=DAY, owner=manager, by=manager)
    share_project(project, email=contact.email, by=manager)
    trash_project(project, by=manager)

    for model in (Project, Task, Goal, Share):
        assert not model.objects.exists(), model
        assert model.everything.exists(), model
    assert (project.trashed_by, project.days_left(at=project.trashed_at)) == (manager, 30)
    assert Goal.everything.get(pk=goal.pk).version == 1
    assert str(Event.objects.first()) == f"Mary Manager moved the project {project} to the trash"


def test_the_others_stay(project, task, client, manager):
    other = start_project(client, name="Old warehouse", starts_on=DAY, by=manager)
    lay_out_plan(other, rows=[Row(level=1, name="Doors closed", first_day=DAY, days=0)], links=[], by=manager)
    trash_project(project, by=manager)

    assert list(Project.objects.all()) == [other]
    assert [task.name for task in Task.objects.all()] == ["Doors closed"]


def test_no_page_shows_it(project, task, client, manager, browser):
    trash_project(project, by=manager)

    for path in ("/acme/", "/acme/?closed=on", f"/acme/clients/{client.pk}/", "/acme/surveys/"):
        assert project.name not in browser.get(path).text, path
    assert "Shelves stand" not in browser.get("/acme/search/?q=shelves").text
    for path in (project.get_absolute_url(), f"/acme/projects/{project.key}/edit/", task_path(project, task)):
        assert browser.get(path).status_code == 404, path


def task_path(project, task):
    return f"/acme/projects/{project.key}/plan/{task.pk}/"


def test_programs_do_not_find_it(project, task, manager, browser):
    trash_project(project, by=manager)

    assert browser.get("/acme/api/v1/projects/").json()["results"] == []
    assert browser.get("/acme/api/v1/tasks/").json()["results"] == []
    assert browser.get(f"/acme/api/v1/projects/{project.key}/").status_code == 404


def test_a_program_throws_it_away_and_takes_it_back(project, browser):
    path = f"/acme/api/v1/projects/{project.key}/"
    tag = browser.get(path)["ETag"]
    thrown = browser.post(f"{path}trash/", headers={"If-Match": tag})
    back = browser.post(f"{path}recover/", headers={"If-Match": thrown["ETag"]})

    assert [thrown.status_code, browser.get(path).status_code, back.status_code] == [200, 200, 200]


def test_a_mail_that_waits_is_not_sent(project, contact, manager):
    """The share's mail is queued; before a worker comes the project is thrown away."""
    share_project(project, email=contact.email, by=manager)
    hear_all()
    trash_project(project, by=manager)
    sent(Mail.objects.get(letter="shared"))

    assert Mail.objects.get(letter="shared").dropped_because == Mail.Reason.OVER


def test_what_was_not_heard_before_is_no_trouble(project, contact, manager):
    share_project(project, email=contact.email, by=manager)
    trash_project(project, by=manager)

    assert hear_all() > 0
    sent(Mail.objects.get(letter="shared"))
    assert not Mail.objects.sent().exists()


def sent(mail):
    """What a worker does."""
    steps: Any = deliver_mail(mail.pk)
    answer = None
    try:
        while True:
            answer = steps.send(answer)()
    except StopIteration:
        pass


def test_nobody_is_reminded(project, task, manager):
    morning = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time(12)))
    hear_all()
    trash_project(project, by=manager)
    plan_reminders(at=morning - timedelta(days=1))

    assert plan_reminders(at=morning) == 0


def test_clients_no_longer_come_in_for_it(project, task, contact, manager):
    share_project(project, email=contact.email, by=manager)
    survey = open_survey(task, at=timezone.now(), by=manager)
    path = f"/acme/answer/{token_of(survey.invitations.get())}/"
    assert Browser().get(path).status_code == 200
    trash_project(project, by=manager)

    assert Browser().get(path).status_code == 404
    assert not Survey.objects.exists()
    assert not SurveyInvitation.objects.exists()


def test_its_key_stays_its_own(project, client, manager):
    trash_project(project, by=manager)

    assert start_project(client, name="Again", starts_on=DAY, by=manager).key != project.key
    with pytest.raises(ValidationError, match="trash has this key"):
        start_project(client, name="Again", key=project.key, starts_on=DAY, by=manager)


def test_who_was_editing_meanwhile_is_told(project, manager):
    seen = project.version
    trash_project(Project.objects.get(), by=manager)

    with pytest.raises(Conflict):
        edit_project(project, version=seen, name="Newer", by=manager)


def test_the_verb_is_reached_by_post_and_can_be_undone(project, browser):
    path = f"/acme/projects/{project.key}/trash/"
    assert [browser.get(path).status_code, browser.post(path).status_code] == [405, 302]

    assert f"/acme/projects/trashed/{project.pk}/recover/" in browser.get("/acme/").text
