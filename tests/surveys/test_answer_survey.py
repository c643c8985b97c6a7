"""Saying how it went."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser
from django.utils import timezone

from activity.actions import hear_all
from communication.models import Mail
from projects.actions import share_project
from schedule.actions import add_task
from surveys.actions import answer_survey, close_survey, open_survey
from surveys.models import Answer
from surveys.queries import last_score, token_of

DAY = date(2026, 11, 2)


@pytest.fixture
def invitation(project, contact, manager):
    share_project(project, email=contact.email, by=manager)
    task = add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)
    return open_survey(task, at=timezone.now(), by=manager).invitations.get()


@pytest.fixture
def link(invitation):
    return f"/acme/answer/{token_of(invitation)}/"


def test_looking_counts_nothing_however_often(link):
    statuses = {Browser().get(f"{link}?score={score}").status_code for score in range(1, 6) for _ in range(4)}

    assert statuses == {200}
    assert Answer.objects.count() == 0


def test_the_tapped_score_is_chosen_already(link):
    page = Browser().get(f"{link}?score=4").text

    assert 'value="4" required checked' in page
    assert 'data-tapped="4"' in page


def test_scanners_that_only_ask_for_the_head_count_nothing(link):
    statuses = {Browser().head(f"{link}?score=1").status_code for _ in range(20)}

    assert (statuses, Answer.objects.count()) == ({200}, 0)


@pytest.mark.parametrize(("score", "is_sent_by_itself"), [(4, False), (2, True)])
def test_a_tap_on_what_was_given_already_waits_for_nothing(link, score, is_sent_by_itself):
    Browser().post(link, {"score": 4})

    page = Browser().get(f"{link}?score={score}").text

    assert ("data-tapped" in page) == is_sent_by_itself


def test_sending_counts_once_per_person_and_can_be_changed(link):
    Browser().post(link, {"score": 4})
    Browser().post(link, {"score": 2, "comment": "Too loud"})

    answer = Answer.objects.get()
    assert (answer.score, answer.comment, answer.version) == (2, "Too loud", 2)


def test_a_tap_leaves_the_comment_as_it_was(link):
    Browser().post(link, {"score": 4, "comment": "Well done"})
    Browser().post(link, {"score": 5})

    assert Answer.objects.values_list("score", "comment").get() == (5, "Well done")


def test_a_bad_score_is_no_answer(link):
    statuses = [Browser().post(link, {"score": score}).status_code for score in ("0", "6", "", "many")]

    assert statuses == [422] * 4
    assert Answer.objects.count() == 0


def test_a_closed_survey_says_so_and_takes_nothing(link, invitation):
    close_survey(invitation.survey, by=None)

    pages = [Browser().get(link).text, Browser().post(link, {"score": 5}).text]

    assert all("This survey is closed" in page for page in pages)
    with pytest.raises(ValidationError, match="closed"):
        answer_survey(invitation, score=5, at=timezone.now(), by=invitation.contact)


def test_after_its_last_day_it_is_closed_too(invitation):
    late = timezone.now() + timedelta(days=15)

    with pytest.raises(ValidationError, match="closed"):
        answer_survey(invitation, score=5, at=late, by=invitation.contact)


def test_no_other_token_opens_it(link, invitation, other):
    token = token_of(invitation)
    flipped = [
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token.swapcase(),
        "1-",
        "x",
        f"{invitation.pk}-",
    ]
    paths = [f"/acme/answer/{one}/" for one in flipped] + [f"/other/answer/{token}/"]

    assert [Browser().get(path).status_code for path in paths] == [404] * 6


def test_the_score_is_on_the_project_page_and_in_the_portfolio(link, browser, project):
    Browser().post(link, {"score": 4, "comment": "Well done"})

    page = browser.get("/acme/projects/NORTH-1/").text
    assert "Well done" in page
    assert last_score(project.pk).get() == {"average": 4.0}


def test_a_low_score_tells_the_manager(link, manager):
    Browser().post(link, {"score": 2, "comment": "Too loud"})
    hear_all()

    assert Mail.objects.get(letter="low_score").to_email == manager.email


def test_a_good_score_tells_nobody(link):
    Browser().post(link, {"score": 3})
    hear_all()

    assert not Mail.objects.filter(letter="low_score").exists()
