"""An operator who looks in."""

import pytest
from django.utils import timezone

from accounts.actions import register_person
from accounts.models import User
from activity.models import Event
from members.actions import visit_organization
from members.models import OperatorVisit
from tests.conftest import sign_in


@pytest.fixture
def operator(db):
    person = register_person("operator@platform.test", name="Otto Operator")
    User.objects.filter(pk=person.pk).update(is_staff=True)
    return User.objects.get(pk=person.pk)


def test_an_operator_says_why_before_seeing_anything(organization, client, operator):
    browser = sign_in(operator)
    before = browser.get("/acme/admin/clients/client/")

    browser.post("/operators/visit/", {"organization": organization.pk, "reason": "Ticket 42"})

    after = browser.get("/acme/admin/clients/client/")
    assert (before.status_code, after.status_code) == (404, 200)
    assert "Northwind" in after.text
    assert (
        str(Event.objects.get(kind="organization.visited"))
        == "The operator Otto Operator looked into Acme: Ticket 42"
    )


def test_a_visit_ends_after_an_hour(organization, operator):
    visit_organization(organization, reason="Ticket 42", by=operator)
    OperatorVisit.objects.update(started_at=timezone.now() - OperatorVisit.LASTS)

    assert sign_in(operator).get("/acme/admin/").status_code == 404


def test_a_visit_opens_the_administration_only(organization, operator):
    visit_organization(organization, reason="Ticket 42", by=operator)

    assert sign_in(operator).get("/acme/").status_code == 404
