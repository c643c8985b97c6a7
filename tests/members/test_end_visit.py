"""Ending a visit, and seeing all there were: end_visit(, end_own_visits(."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from activity.models import Event
from members.actions import end_own_visits, end_visit, visit_organization
from members.models import OperatorVisit
from tests.conftest import sign_in


@pytest.fixture
def visit(organization, operator):
    return visit_organization(organization, reason="Ticket 42", by=operator)


def test_the_operator_leaves_by_the_banner(visit, operator):
    browser = sign_in(operator)

    answer = browser.post("/operators/visit/end/", {"organization": "acme"})

    assert answer.headers["Location"] == "/operators/"
    assert browser.get("/acme/admin/").status_code == 404
    assert str(Event.objects.get(kind="visit.ended")) == (
        "Otto Operator ended the visit of the operator Otto Operator: Ticket 42"
    )


def test_leaving_where_one_is_not_does_nothing(organization, operator):
    end_own_visits(organization, by=operator)

    assert not Event.objects.filter(kind="visit.ended").exists()


def test_an_admin_shows_them_the_door(visit, operator, admin):
    sign_in(admin).post(f"/acme/settings/visits/{visit.pk}/end/")

    assert sign_in(operator).get("/acme/admin/").status_code == 404
    assert not OperatorVisit.objects.get().is_lasting


def test_a_visit_that_is_over_is_not_ended_again(visit, founder):
    end_visit(visit, by=founder)

    with pytest.raises(ValidationError):
        end_visit(visit, by=founder)


def test_managers_neither_see_nor_end_visits(visit, manager):
    browser = sign_in(manager)

    assert browser.get("/acme/settings/visits/").status_code == 403
    assert browser.post(f"/acme/settings/visits/{visit.pk}/end/").status_code == 403
    assert OperatorVisit.objects.lasting().count() == 1


def test_admins_read_who_was_here_when_and_why(visit, operator, admin):
    past = OperatorVisit(user=operator, reason="Ticket 7", started_at=timezone.now() - timedelta(days=3))
    past.save()

    page = sign_in(admin).get("/acme/settings/visits/")

    assert all(text in page.text for text in ("Otto Operator", "Ticket 42", "Ticket 7"))
    assert page.text.count("here now") == 1
    assert page.text.count("End visit") == 1


def test_the_page_asks_as_much_for_many_as_for_one(
    visit, operator, admin, django_assert_num_queries, django_assert_max_num_queries
):
    browser = sign_in(admin)
    browser.get("/acme/settings/visits/")
    with django_assert_max_num_queries(40) as one:
        browser.get("/acme/settings/visits/")
    for number in range(29):
        OperatorVisit(user=operator, reason=f"Ticket {number}").save()

    with django_assert_num_queries(len(one)):
        browser.get("/acme/settings/visits/")
