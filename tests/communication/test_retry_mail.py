"""Trying a mail that was given up once more."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from communication.actions import queue_mail, retry_mail
from communication.models import Mail
from tests.conftest import sign_in


@pytest.fixture
def mail(organization, founder):
    return queue_mail("invitation:1", letter="invitation", to=founder, invitation=0)


def give_up():
    Mail.objects.update(dead_at=timezone.now(), attempts=5, trouble="SMTPServerDisconnected()")


def test_it_waits_again_from_the_first_try(mail, admin):
    give_up()

    retry_mail(mail, by=admin)

    assert list(Mail.objects.due().values_list("attempts", "trouble")) == [(0, "")]


def test_only_what_was_given_up_is_tried_again(mail, admin):
    with pytest.raises(ValidationError, match="not given up"):
        retry_mail(mail, by=admin)


def test_the_outbox_shows_what_went_wrong_and_tries_it_again(mail, admin):
    give_up()
    browser = sign_in(admin)

    page = browser.get("/acme/reminders/outbox/?state=dead").text
    answer = browser.post(f"/acme/reminders/outbox/{mail.pk}/retry/")

    assert "1 mail could not be sent" in page
    assert "SMTPServerDisconnected()" in page
    assert answer.status_code == 302
    assert Mail.objects.due().count() == 1


@pytest.mark.parametrize(
    ("state", "is_shown"),
    [("", True), ("waiting", True), ("sent", False), ("dead", False), ("objects", True)],
)
def test_the_outbox_is_looked_at_by_state(mail, admin, state, is_shown):
    page = sign_in(admin).get(f"/acme/reminders/outbox/?state={state}").text

    assert ("founder@acme.test" in page) == is_shown


def test_the_outbox_is_for_admins(mail, browser):
    give_up()

    statuses = [
        browser.get("/acme/reminders/outbox/").status_code,
        browser.post(f"/acme/reminders/outbox/{mail.pk}/retry/").status_code,
        browser.get("/acme/api/v1/mails/").status_code,
    ]

    assert statuses == [403, 403, 403]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_outbox_asks_as_much_whatever_its_length(
    organization, admin, founder, rows, django_assert_num_queries
):
    for number in range(rows):
        queue_mail(f"invitation:{number}", letter="invitation", to=founder, invitation=0)
    browser = sign_in(admin)
    browser.get("/acme/reminders/outbox/")

    with django_assert_num_queries(11):
        browser.get("/acme/reminders/outbox/")
