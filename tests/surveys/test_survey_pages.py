"""Pages and API about surveys."""

from datetime import date

import pytest
from django.utils import timezone

from projects.actions import share_project
from schedule.actions import add_task
from surveys.actions import answer_survey, open_survey
from surveys.models import Survey
from tests.conftest import sign_in

DAY = date(2026, 11, 2)


@pytest.fixture
def milestone(project, contact, manager):
    share_project(project, email=contact.email, by=manager)
    return add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)


@pytest.fixture
def survey(milestone, contact, manager):
    made = open_survey(milestone, at=timezone.now(), by=manager)
    answer_survey(made.invitations.get(), score=4, comment="Well done", at=timezone.now(), by=contact)
    return made


def test_the_list_and_the_page_tell_what_was_said(survey, browser):
    listed, page = browser.get("/acme/surveys/").text, browser.get(f"/acme/surveys/{survey.pk}/").text

    assert "1 of 1" in listed
    assert "Well done" in page
    assert "Carla Client gave 4 of 5" in page


def test_a_manager_asks_and_closes_on_the_page(milestone, browser):
    asked = browser.post(f"/acme/surveys/about/NORTH-1/{milestone.pk}/open/")
    survey = Survey.objects.get()
    closed = browser.post(f"/acme/surveys/{survey.pk}/close/")

    assert (asked.status_code, closed.status_code) == (302, 302)
    assert Survey.objects.get().closed_at is not None


def test_a_member_looks_and_asks_nobody(milestone, survey, member):
    browser = sign_in(member)

    statuses = [
        browser.get("/acme/surveys/").status_code,
        browser.post(f"/acme/surveys/about/NORTH-1/{milestone.pk}/open/").status_code,
        browser.post(f"/acme/surveys/{survey.pk}/close/").status_code,
    ]

    assert statuses == [200, 403, 403]


def test_the_api_asks_reads_and_closes(milestone, contact, browser):
    url = "/acme/api/v1/surveys/"
    made = browser.post(url, {"task": milestone.pk}, content_type="application/json")
    again = browser.post(url, {"task": milestone.pk}, content_type="application/json")
    answer_survey(Survey.objects.get().invitations.get(), score=5, at=timezone.now(), by=contact)

    answers = browser.get("/acme/api/v1/answers/?score__gte=5").json()["results"]
    closed = browser.post(f"{url}{made.json()['id']}/close/")

    assert [one.status_code for one in (made, again, closed)] == [201, 400, 200]
    assert [(one["survey"], one["score"]) for one in answers] == [(made.json()["id"], 5)]
    assert (closed.json()["asked"], closed.json()["answers"], closed.json()["average"]) == (1, 1, 5.0)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_much_whatever_its_length(
    project, contact, manager, browser, rows, django_assert_num_queries
):
    share_project(project, email=contact.email, by=manager)
    for number in range(rows):
        name = f"M{number}"
        task = add_task(project, name=name, first_day=DAY, last_day=DAY, is_milestone=True, by=manager)
        open_survey(task, at=timezone.now(), by=manager)
    browser.get("/acme/surveys/")

    with django_assert_num_queries(10):
        browser.get("/acme/surveys/")


def test_another_firm_sees_none_of_it(survey, other, manager):
    assert sign_in(manager).get(f"/other/surveys/{survey.pk}/").status_code == 404
