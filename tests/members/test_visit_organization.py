"""An operator who looks in: visit_organization(."""

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError
from django.utils import timezone

from activity.models import Event
from clients.models import Client
from communication.layout import compose
from communication.letters import Unwanted, write
from communication.models import Mail
from communication.reactions import tell_the_owners
from members.actions import visit_organization
from members.models import OperatorVisit
from tenancy.models import Organization, SupportAccess
from tests.conftest import sign_in


def agree_to(organization: Organization, access: SupportAccess) -> None:
    Organization.objects.filter(pk=organization.pk).update(support_access=access)
    organization.support_access = access


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
    assert sign_in(operator).get("/acme/api/v1/clients/").status_code == 404


def test_a_visitor_reads_only(organization, client, operator):
    visit_organization(organization, reason="Ticket 42", by=operator)
    browser, path = sign_in(operator), f"/acme/admin/clients/client/{client.pk}/change/"

    page = browser.get(path)
    answer = browser.post(path, {"name": "Changed", "industry": "", "language": "en", "version": 1})

    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    assert answer.status_code == 403
    assert Client.objects.get().name == "Northwind"


def test_the_database_refuses_what_a_page_would_let_through(organization, client, operator, monkeypatch):
    visit_organization(organization, reason="Ticket 42", by=operator)
    monkeypatch.setattr("tenancy.admin_rows.acts_here", lambda _request: True)
    values = {"name": "Changed", "industry": "", "language": "en", "version": 1}

    with pytest.raises(InternalError, match="read-only transaction"):
        sign_in(operator).post(f"/acme/admin/clients/client/{client.pk}/change/", values)


def test_every_page_of_the_administration_is_there_to_be_read(
    organization, client, contact, project, operator
):
    visit_organization(organization, reason="Ticket 42", by=operator)
    browser = sign_in(operator)
    paths = ["", "clients/client/", "projects/project/", "members/operatorvisit/", "surveys/survey/"]

    assert {browser.get(f"/acme/admin/{path}").status_code for path in paths} == {200}


def test_the_banner_says_so_on_every_page(organization, client, operator, founder):
    visit_organization(organization, reason="Ticket 42", by=operator)
    paths = ["/acme/admin/", "/acme/admin/clients/client/"]

    assert all("read only: Ticket 42" in sign_in(operator).get(path).text for path in paths)
    assert not any("End visit" in sign_in(founder).get(path).text for path in paths)


def test_the_owners_get_a_mail(organization, operator, founder, admin):
    visit_organization(organization, reason="Ticket 42", by=operator)

    tell_the_owners(Event.objects.get(kind="organization.visited"))

    mail = Mail.objects.get(letter="visit")
    message = compose(mail)
    assert message
    assert mail.to_email == founder.email
    assert message.subject == "Otto Operator is looking into Acme"
    assert "> Ticket 42" in message.body
    assert "/acme/settings/visits/" in message.body


def test_where_nobody_may_look_in_nobody_does(organization, operator):
    agree_to(organization, SupportAccess.NEVER)

    with pytest.raises(ValidationError):
        visit_organization(organization, reason="Ticket 42", by=operator)
    answer = sign_in(operator).post(
        "/operators/visit/", {"organization": organization.pk, "reason": "Ticket 42"}
    )
    assert answer.status_code == 422
    assert "Acme does not let operators look in." in answer.text
    assert not OperatorVisit.objects.exists()


def test_a_change_of_mind_ends_the_visit_at_once(organization, operator):
    visit_organization(organization, reason="Ticket 42", by=operator)
    agree_to(organization, SupportAccess.NEVER)

    assert sign_in(operator).get("/acme/admin/").status_code == 404


def test_where_one_must_ask_one_asks(organization, operator, founder):
    agree_to(organization, SupportAccess.ASK)

    sign_in(operator).post("/operators/visit/", {"organization": organization.pk, "reason": "Ticket 42"})

    visit = OperatorVisit.objects.get()
    assert (visit.started_at, visit.is_waiting) == (None, True)
    assert sign_in(operator).get("/acme/admin/").status_code == 404
    tell_the_owners(Event.objects.get(kind="visit.asked"))
    assert write(Mail.objects.get(letter="visit")).subject == "Otto Operator asks to look into Acme"


def test_one_asks_once(organization, operator):
    agree_to(organization, SupportAccess.ASK)
    visit_organization(organization, reason="Ticket 42", by=operator)

    with pytest.raises(ValidationError):
        visit_organization(organization, reason="Ticket 42 again", by=operator)


def test_a_wish_nobody_answers_is_over_after_a_week(organization, operator):
    agree_to(organization, SupportAccess.ASK)
    visit = visit_organization(organization, reason="Ticket 42", by=operator)
    tell_the_owners(Event.objects.get(kind="visit.asked"))
    OperatorVisit.objects.update(asked_at=timezone.now() - OperatorVisit.WAITS)
    visit.refresh_from_db()

    assert not visit.is_waiting
    with pytest.raises(Unwanted):
        write(Mail.objects.get(letter="visit"))


def test_nobody_else_visits(organization, founder):
    page = sign_in(founder).post("/operators/visit/", {"organization": organization.pk, "reason": "x"})

    assert page.status_code == 403
    assert not OperatorVisit.objects.exists()


def test_an_operator_who_is_a_member_is_one(organization, founder):
    """Whoever belongs there works there as what they are; the banner and the lock are for visitors."""
    founder.is_staff = True
    founder.save()
    values = {"name": "Northwind", "language": "en"}

    answer = sign_in(founder).post("/acme/admin/clients/client/add/", values)

    assert answer.status_code == 302
    assert Client.objects.get().name == "Northwind"
