"""Beginning work for a client."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.actions import start_project
from projects.models import Project


def test_the_key_is_made_of_the_client_and_the_lowest_free_number(project, client, manager):
    second = start_project(client, name="Second", starts_on=date(2026, 1, 1), by=manager)

    assert (project.key, second.key) == ("NORTH-1", "NORTH-2")


def test_a_project_cannot_be_due_before_it_starts(client, manager):
    with pytest.raises(ValidationError, match="due before it starts"):
        start_project(client, name="Odd", starts_on=date(2026, 2, 1), due_on=date(2026, 1, 1), by=manager)


def test_the_page_starts_one(browser, client, manager):
    values = {
        "name": "Cold store",
        "client": client.pk,
        "manager": manager.pk,
        "starts_on": "2026-11-01",
        "currency": "EUR",
    }

    answer = browser.post("/acme/projects/start/", values)

    assert answer.headers["Location"] == "/acme/projects/NORTH-1/"
    assert Project.objects.get().name == "Cold store"


def test_the_api_starts_one(browser, client):
    values = {"name": "Cold store", "client": client.pk, "starts_on": "2026-11-01"}

    answer = browser.post("/acme/api/v1/projects/", values, content_type="application/json")

    assert (answer.status_code, answer.json()["key"]) == (201, "NORTH-1")
