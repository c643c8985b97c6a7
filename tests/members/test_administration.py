"""Django's admin inside an organization."""

import pytest
from django.test import Client as Browser

from clients.actions import add_client, edit_client
from clients.models import Client
from tenancy.admin import organization_site
from tenancy.scope import scope
from tests.conftest import sign_in


def test_admins_come_in_and_managers_do_not(organization, admin, manager):
    assert [sign_in(one).get("/acme/admin/").status_code for one in (admin, manager)] == [200, 403]


def test_an_admin_sees_their_own_organization_only(organization, client, admin, other):
    stranger = other
    with scope(stranger):
        add_client("Foreign", by=None)

    page = sign_in(admin).get("/acme/admin/clients/client/")

    assert "Northwind" in page.text
    assert "Foreign" not in page.text
    assert sign_in(admin).get("/other/admin/").status_code == 404


def test_editing_there_is_the_same_action(organization, client, admin):
    values = {"name": "Northwind", "industry": "Retail", "language": "en", "version": 1}

    answer = sign_in(admin).post(f"/acme/admin/clients/client/{client.pk}/change/", values)

    assert answer.headers["Location"] == "/acme/admin/clients/client/"
    assert Client.objects.values_list("industry", "version").get() == ("Retail", 2)


def test_every_list_of_the_administration_opens(organization, client, contact, project, founder):
    browser = sign_in(founder)
    paths = [
        f"/acme/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for model in organization_site._registry
    ]

    assert {path: browser.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert len(paths) > 15


def test_operators_see_organizations_and_people(acme, founder):
    founder.is_staff = True
    founder.save()
    browser = sign_in(founder)
    paths = ["/operators/", "/operators/tenancy/organization/", "/operators/accounts/user/"]

    assert [browser.get(path).status_code for path in paths] == [200, 200, 200]


def test_nobody_else_is_an_operator(acme, founder):
    assert sign_in(founder).get("/operators/").status_code == 403


def test_who_is_not_signed_in_is_sent_to_the_one_sign_in(acme):
    answers = [
        Browser().get(path) for path in ("/acme/admin/clients/client/", "/nowhere/admin/", "/operators/")
    ]

    assert [answer.headers["Location"].partition("?")[0] for answer in answers] == ["/accounts/login/"] * 3


def test_the_sites_have_no_sign_in_and_no_passwords_of_their_own(acme, admin):
    browser = sign_in(admin)
    ways = [
        browser.get(f"/acme/admin/{name}/").headers["Location"]
        for name in ("login", "logout", "password_change")
    ]

    assert ways == ["/acme/admin/", "/accounts/logout/", "/accounts/password/change/"]


def test_a_page_that_is_not_there_leads_out_of_the_administration(acme, admin):
    page = sign_in(admin).get("/acme/admin/nothing/")

    assert page.status_code == 404
    assert 'action="/accounts/theme/"' in page.text


@pytest.mark.parametrize("noun", ["clients/client", "projects/project", "communication/reminderrule"])
def test_the_form_for_a_new_row_opens(acme, admin, noun):
    assert sign_in(admin).get(f"/acme/admin/{noun}/add/").status_code == 200


def test_the_second_writer_sees_both_versions_and_loses_nothing(organization, client, admin, manager):
    edit_client(client, version=1, industry="Shipping", by=manager)
    values = {"name": "Northwind", "industry": "Retail", "language": "en", "version": 1}
    browser, address = sign_in(admin), f"/acme/admin/clients/client/{client.pk}/change/"

    page = browser.post(address, values)

    assert "they wrote “Shipping”, you “Retail”" in page.text
    assert 'name="version" value="2"' in page.text
    assert browser.post(address, {**values, "version": 2}).status_code == 302
    assert Client.objects.get().industry == "Retail"


def test_what_an_action_refuses_is_said_in_the_form(organization, client, admin):
    values = {"name": "Northwind", "industry": "Retail", "language": "en"}

    page = sign_in(admin).post("/acme/admin/clients/client/add/", values)

    assert page.status_code == 200
    assert "errorlist" in page.text
    assert Client.objects.count() == 1
