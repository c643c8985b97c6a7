"""Trying again what was given up: retry_failed(."""

import pytest

from activity.models import Announcement, Event
from communication.models import Mail
from operations.actions import retry_failed
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.operations.conftest import queue


def test_mails_and_reactions_wait_again_and_the_organization_can_read_who_asked(failed, operator):
    tried = retry_failed(failed, by=operator)

    with scope(failed):
        assert tried == 2
        assert Mail.objects.due().count() == 1
        assert list(Announcement.objects.values_list("attempts", flat=True).distinct()) == [0]
        kinds = Event.objects.filter(actor=operator).values_list("kind", flat=True)
        assert set(kinds) == {"mail.retried", "reactions.retried"}


def test_others_are_left_alone(failed, other, founder, operator):
    queue(other, founder)

    retry_failed(other, by=operator)

    with scope(failed):
        assert Mail.objects.dead().count() == 1


def test_an_operator_tries_again_from_the_page(failed, operator):
    browser = sign_in(operator)

    answer = browser.post("/operators/unfinished-work/acme/retry/", follow=True)

    assert "2 are tried again." in answer.text
    with scope(failed):
        assert Mail.objects.dead().count() == 0


def test_where_nothing_failed_nothing_is_tried(acme, operator):
    answer = sign_in(operator).post("/operators/unfinished-work/acme/retry/", follow=True)

    assert "Nothing has failed there." in answer.text


@pytest.mark.parametrize("who", ["founder", "admin"])
def test_only_operators_may(failed, request, who):
    browser = sign_in(request.getfixturevalue(who))

    statuses = [
        browser.post("/operators/unfinished-work/acme/retry/").status_code,
        browser.get("/operators/unfinished-work/").status_code,
    ]

    assert statuses == [403, 403]
    with scope(failed):
        assert Mail.objects.dead().count() == 1


def test_an_unknown_organization_is_not_there(operator):
    assert sign_in(operator).post("/operators/unfinished-work/nowhere/retry/").status_code == 404
