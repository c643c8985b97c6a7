"""The operators' page: queues, mails, failures."""

import pytest
from django.core.cache import cache

from activity.actions import hear_all
from communication.tasks import send_everything
from members.actions import found_organization
from tenancy.scope import scope
from tenancy.tasks import SWEPT
from tests.conftest import sign_in
from tests.operations.conftest import queue


def test_it_tells_counts_and_kinds_of_trouble_and_nothing_of_what_mails_say(failed, operator):
    page = sign_in(operator).get("/operators/unfinished-work/").text

    assert "2 mails and events were given up" in page
    assert "SMTPServerDisconnected" in page
    assert "secret@acme.test" not in page
    assert "founder@acme.test" not in page


def test_when_nothing_waits_it_says_so(acme, operator):
    with scope(acme):
        hear_all()

    assert (
        "Nothing waits, and nothing has failed." in sign_in(operator).get("/operators/unfinished-work/").text
    )


def test_sweeps_are_listed_with_the_time_of_their_last_round(acme, operator):
    cache.delete(SWEPT + send_everything.name)
    before = sign_in(operator).get("/operators/unfinished-work/").text
    send_everything()

    after = sign_in(operator).get("/operators/unfinished-work/").text

    assert (before.count("<time"), after.count("<time")) == (before.count("<time"), before.count("<time") + 1)


def test_the_operators_front_page_leads_there(operator):
    assert "/operators/unfinished-work/" in sign_in(operator).get("/operators/").text


@pytest.mark.parametrize("organizations", [1, 30])
def test_it_asks_as_much_however_many_organizations_there_are(
    operator, founder, organizations, django_assert_num_queries
):
    for number in range(organizations):
        name = f"firm-{number}"
        firm = found_organization(name, slug=name, language="en", time_zone="UTC", by=founder)
        queue(firm, founder)
    browser = sign_in(operator)
    browser.get("/operators/unfinished-work/")

    with django_assert_num_queries(6):
        browser.get("/operators/unfinished-work/")
