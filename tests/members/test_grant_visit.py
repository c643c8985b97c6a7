"""Agreeing that an operator looks in, or refusing: grant_visit(, refuse_visit(."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from activity.models import Event
from communication.layout import compose
from communication.models import Mail
from communication.reactions import tell_the_operator
from members.actions import grant_visit, refuse_visit, visit_organization
from members.models import OperatorVisit
from tenancy.models import Membership, SupportAccess
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.members.test_visit_organization import agree_to


@pytest.fixture
def wish(organization, operator):
    agree_to(organization, SupportAccess.ASK)
    return visit_organization(organization, reason="Ticket 42", by=operator)


def test_an_owner_agrees_and_the_operator_begins(wish, organization, operator, founder):
    sign_in(founder).post(f"/acme/settings/visits/{wish.pk}/grant/")
    before = sign_in(operator).get("/acme/admin/").status_code

    visit_organization(organization, reason="whatever is typed now", by=operator)

    begun = OperatorVisit.objects.get()
    assert (before, sign_in(operator).get("/acme/admin/").status_code) == (404, 200)
    assert (begun.reason, begun.is_lasting) == ("Ticket 42", True)
    told = "Fiona Founder agreed that the operator Otto Operator looks in: Ticket 42"
    assert str(Event.objects.get(kind="visit.granted")) == told


def test_what_was_agreed_to_once_is_one_visit(wish, organization, operator, founder):
    grant_visit(wish, by=founder)
    visit_organization(organization, reason="x", by=operator)
    OperatorVisit.objects.update(ended_at=timezone.now())

    again = visit_organization(organization, reason="once more", by=operator)

    assert again.started_at is None


def test_the_operator_gets_a_mail(wish, founder, operator):
    grant_visit(wish, by=founder)
    tell_the_operator(Event.objects.get(kind="visit.granted"))

    mail = Mail.objects.get(letter="visit_granted")
    assert mail.to_email == operator.email
    message = compose(mail)
    assert message
    assert f"/operators/visit/?organization={wish.organization_id}" in message.body


def test_an_owner_refuses(wish, organization, operator, founder):
    sign_in(founder).post(f"/acme/settings/visits/{wish.pk}/refuse/")

    assert OperatorVisit.objects.get().refused_at is not None
    assert visit_organization(organization, reason="Please", by=operator).started_at is None
    assert sign_in(operator).get("/acme/admin/").status_code == 404


@pytest.mark.parametrize("verb", [grant_visit, refuse_visit])
def test_an_answer_is_given_once(wish, founder, verb):
    refuse_visit(wish, by=founder)

    with pytest.raises(ValidationError):
        verb(wish, by=founder)


@pytest.mark.parametrize("verb", ["grant", "refuse"])
@pytest.mark.parametrize(("who", "status"), [("admin", 403), ("manager", 403), ("operator", 404)])
def test_only_owners_answer(wish, verb, who, status, request):
    browser = sign_in(request.getfixturevalue(who))

    assert browser.post(f"/acme/settings/visits/{wish.pk}/{verb}/").status_code == status
    assert OperatorVisit.objects.get().is_waiting


def test_another_organizations_wish_is_not_there(wish, other):
    with scope(other):
        owner = Membership.objects.select_related("user").get().user

    assert sign_in(owner).post(f"/other/settings/visits/{wish.pk}/grant/").status_code == 404
