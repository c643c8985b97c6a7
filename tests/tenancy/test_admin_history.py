"""A row's history in Django's admin is the audit, of that row alone."""

from typing import Any

import pytest

from activity.audit import chain_now
from activity.models import Event
from clients.actions import add_client, edit_client
from members.actions import visit_organization
from tenancy.admin import operator_site, organization_site
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.isolation.world import World, build

registry: Any = organization_site._registry
TOLD = {model._meta.label_lower for model, shown in registry.items() if shown.has_history}


def test_the_link_leads_to_what_happened_to_the_row(organization, client, admin, manager):
    add_client("Southwind", industry="Trade", by=manager)
    edit_client(client, version=1, industry="Retail", by=manager)
    chain_now()
    browser, path = sign_in(admin), f"/acme/admin/clients/client/{client.pk}"

    assert f'href="{path}/history/"' in browser.get(f"{path}/change/").text
    answer = browser.get(f"{path}/history/")
    assert answer.headers["Location"] == f"/acme/audit/?subject=clients.client:{client.pk}"

    page = browser.get(answer.headers["Location"])
    assert [event.kind for event in page.context["rows"]] == ["client.edited", "client.added"]
    assert "Only what happened to Northwind." in page.text
    assert f'type="hidden" name="subject" value="clients.client:{client.pk}"' in page.text
    assert (
        "Southwind"
        not in browser.get(f"/acme/audit/audit.csv?subject=clients.client:{client.pk}").getvalue().decode()
    )


@pytest.mark.parametrize(
    "subject",
    ["x", "clients.client", "clients.client:x", "a.b:" + "9" * 40, "'; --:1", ":1", "a.b:١", "a.b:1\n"],
)
def test_a_subject_that_cannot_be_leaves_nothing(organization, client, admin, subject):
    chain_now()

    page = sign_in(admin).get("/acme/audit/", {"subject": subject})

    assert (page.status_code, page.context["rows"]) == (200, [])


def test_there_is_no_link_where_nothing_is_told(organization, client, contact, admin, operator):
    browser = sign_in(admin)
    event = Event.objects.all()[0]

    for path in (f"/acme/admin/activity/event/{event.pk}", "/acme/admin/clients/client/987654321"):
        assert browser.get(f"{path}/history/").status_code == 404
    assert "historylink" not in browser.get(f"/acme/admin/activity/event/{event.pk}/change/").text
    assert not [
        model for model, shown in operator_site._registry.items() if getattr(shown, "has_history", True)
    ]


def test_an_operator_who_looks_in_reads_no_audit(acme, operator, manager):
    with scope(acme):
        client = add_client("Northwind", industry="Trade", by=manager)
    visit_organization(acme, reason="asked to", by=operator)
    browser, path = sign_in(operator), f"/acme/admin/clients/client/{client.pk}"

    assert "historylink" not in browser.get(f"{path}/change/").text
    assert browser.get(f"{path}/history/").status_code == 404


def test_every_table_of_which_something_is_told_has_the_link(db):
    world: World = build()
    with scope(world.mine):
        subjects = set(Event.objects.values_list("subject_type", flat=True))

    shown = {model._meta.label_lower for model in registry}
    assert (subjects & shown) - TOLD == set()
    assert len(subjects & TOLD) > 8
