"""Django's admin inside an organization."""

from clients.actions import add_client
from clients.models import Client
from tenancy.admin import organization_site
from tenancy.scope import scope
from tests.conftest import sign_in


def test_admins_come_in_and_managers_do_not(organization, admin, manager):
    assert [sign_in(one).get("/acme/admin/").status_code for one in (admin, manager)] == [200, 302]


def test_an_admin_sees_their_own_organization_only(organization, client, admin, other):
    stranger = other
    with scope(stranger):
        add_client("Foreign", by=None)

    page = sign_in(admin).get("/acme/admin/clients/client/")

    assert "Northwind" in page.text
    assert "Foreign" not in page.text
    assert sign_in(admin).get("/other/admin/").status_code == 302


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
    assert sign_in(founder).get("/operators/").status_code == 302
