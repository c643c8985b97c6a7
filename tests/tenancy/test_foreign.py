"""A foreign object answers exactly as one that does not exist."""

import pytest
from django.test import Client as Browser
from django.utils import timezone

from clients.actions import add_client, add_contact
from projects.actions import start_project
from tenancy.queries import people
from tenancy.scope import scope
from tests.conftest import sign_in

MISSING = 999999


@pytest.fixture
def foreign(other):
    with scope(other):
        client = add_client("Foreign", by=None)
        contact = add_contact(client, name="Fred", email="fred@foreign.test", by=None)
        boss = people()[0]
        project = start_project(client, name="Secret", starts_on=timezone.localdate(), by=boss)
        return {"client": client.pk, "contact": contact.pk, "key": project.key}


PATHS = [
    ("/acme/clients/{client}/", {"client": MISSING}),
    ("/acme/clients/{client}/edit/", {"client": MISSING}),
    ("/acme/projects/{key}/", {"key": "NOPE-1"}),
    ("/acme/projects/{key}/plan/", {"key": "NOPE-1"}),
    ("/acme/projects/{key}/share/", {"key": "NOPE-1"}),
    ("/acme/api/v1/clients/{client}/", {"client": MISSING}),
    ("/acme/api/v1/contacts/{contact}/", {"contact": MISSING}),
    ("/acme/api/v1/projects/{key}/", {"key": "NOPE-1"}),
]


@pytest.mark.parametrize(("path", "missing"), PATHS)
def test_foreign_is_missing(acme, admin, foreign, path, missing):
    browser = sign_in(admin)

    answers = [browser.get(path.format(**known)) for known in (foreign, missing)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Secret" not in answers[0].text
    assert "Foreign" not in answers[0].text


@pytest.mark.parametrize(
    "path", ["/other/", "/other/clients/", "/other/api/v1/clients/", "/nowhere/", "/nowhere/clients/"]
)
def test_another_organization_is_missing(acme, admin, other, path):
    assert sign_in(admin).get(path).status_code == 404


def test_a_foreign_key_in_a_form_is_no_choice(acme, manager, foreign):
    values = {"name": "Theft", "client": foreign["client"], "manager": manager.pk, "starts_on": "2026-01-01"}

    answer = sign_in(manager).post("/acme/projects/start/", values)

    assert answer.status_code == 422
    assert "Select a valid choice" in answer.text


def test_a_foreign_key_in_the_api_is_no_choice(acme, manager, foreign):
    values = {"name": "Theft", "client": foreign["client"], "starts_on": "2026-01-01"}

    answer = sign_in(manager).post("/acme/api/v1/projects/", values, content_type="application/json")

    assert answer.status_code == 400
    assert "client" in answer.json()["errors"]


def test_nobody_signed_in_is_asked_to_sign_in_alike(acme, other):
    paths = ["/acme/clients/", "/other/clients/", "/nowhere/clients/"]

    assert {Browser().get(path).headers["Location"].partition("?")[0] for path in paths} == {
        "/accounts/login/"
    }
