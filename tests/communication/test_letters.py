"""What letters look like when they arrive."""

import re
from datetime import date

import pytest
from django.utils import timezone

from activity.actions import hear_all
from communication.models import Mail
from members.actions import invite_member
from projects.actions import share_project
from schedule.actions import add_task
from surveys.actions import answer_survey, close_survey, open_survey
from tenancy.models import Membership, Role
from tenancy.scope import scope
from tests.mails import compose

DAY = date(2026, 11, 2)


@pytest.fixture
def survey(project, contact, manager):
    share_project(project, email=contact.email, by=manager)
    task = add_task(project, name="Map\nsigned", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)
    return open_survey(task, at=timezone.now(), by=manager)


@pytest.fixture
def letters(survey, contact, manager):
    """One of each kind, by name."""
    invite_member("new@acme.test", role=Role.MEMBER, by=manager)
    answer_survey(survey.invitations.get(), score=1, comment="<b>Too</b> loud", at=timezone.now(), by=contact)
    hear_all()
    hear_all()
    survey.invitations.get().answer.delete()
    return {mail.letter: mail for mail in Mail.objects.all()}


def html_of(message):
    return message.alternatives[0].content


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", ["invitation", "shared", "survey"])
def test_a_letter_is_laid_out_in_the_readers_language(letters, name, language):
    mail = letters[name]
    mail.language = language

    message = compose(mail)

    html = html_of(message)
    assert f'lang="{language}"' in html
    assert "<style" not in html
    assert 'style="' in html
    assert ("Acme" in html, "http://" in message.body) == (True, True)
    assert bool(re.search("[一-鿿]", message.subject)) == (language == "zh-hans")


def test_a_name_of_two_lines_makes_one_subject(letters):
    assert compose(letters["survey"]).subject == "How did it go: Map signed?"


def test_what_a_client_writes_is_text(survey, contact, manager):
    answer_survey(survey.invitations.get(), score=1, comment="<b>Too</b> loud", at=timezone.now(), by=contact)
    hear_all()

    message = compose(Mail.objects.get(letter="low_score"))

    assert "&lt;b&gt;Too" in html_of(message)
    assert message.reply_to == ['"Carla Client" <carla@northwind.test>']


def test_letters_that_come_again_say_how_to_stop_them(letters):
    stops = {
        name: compose(letters[name]).extra_headers.get("List-Unsubscribe") for name in ("shared", "survey")
    }

    assert stops == {"shared": None, "survey": "<mailto:mary@acme.test?subject=unsubscribe>"}


def test_a_question_that_was_answered_elsewhere_is_not_asked(survey, contact, manager):
    hear_all()
    mail = Mail.objects.get(letter="survey")
    answer_survey(survey.invitations.get(), score=5, at=timezone.now(), by=contact)

    assert (compose(mail), mail.dropped_because) == (None, "answered")


def test_a_survey_that_is_closed_is_not_asked(survey, manager):
    hear_all()
    close_survey(survey, by=manager)

    assert compose(Mail.objects.get(letter="survey")) is None


def tell_low(survey, contact, *scores):
    for score in scores:
        answer_survey(survey.invitations.get(), score=score, at=timezone.now(), by=contact)
    hear_all()
    return Mail.objects.filter(letter="low_score").count()


@pytest.mark.parametrize(
    ("scores", "mails"), [((3,), 0), ((2,), 1), ((2, 1), 2), ((1, 2), 1), ((2, 4, 2), 2), ((5, 2), 1)]
)
def test_the_manager_hears_of_a_low_score_and_of_a_lower_one(survey, contact, scores, mails):
    assert tell_low(survey, contact, *scores) == mails


def test_a_low_score_that_was_raised_before_the_mail_went_is_not_told(survey, contact):
    tell_low(survey, contact, 2)
    answer_survey(survey.invitations.get(), score=4, at=timezone.now(), by=contact)

    assert compose(Mail.objects.get(letter="low_score")) is None


def test_the_owner_hears_when_the_manager_has_left(survey, contact, manager, founder):
    Membership.objects.filter(user=manager).delete()

    tell_low(survey, contact, 2)

    assert Mail.objects.get(letter="low_score").to_email == founder.email


def test_a_letter_speaks_of_its_own_firm_only(letters, other):
    with scope(other):
        assert Mail.objects.count() == 0
