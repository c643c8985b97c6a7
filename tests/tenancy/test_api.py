"""The API as a whole."""

import pytest
from openapi_spec_validator import validate

from tests.conftest import sign_in


@pytest.fixture
def schema(organization, manager):
    answer = sign_in(manager).get(
        "/acme/api/v1/schema/", headers={"Accept": "application/vnd.oai.openapi+json"}
    )
    return answer.json()


def test_its_description_is_valid(schema):
    validate(schema)


def test_it_describes_every_noun(schema):
    nouns = {path.split("/api/v1/")[1].split("/")[0] for path in schema["paths"]}

    assert {
        "clients", "contacts", "projects", "goals", "tasks", "surveys", "answers", "reminders", "mails", "members", "imports",
        "scope-items", "deliverables", "criteria", "scope-versions", "changes",
    } <= nouns  # fmt: skip


def test_a_member_may_read_and_not_write(organization, member, client):
    browser = sign_in(member)

    answers = [
        browser.get("/acme/api/v1/clients/").status_code,
        browser.post("/acme/api/v1/clients/", {"name": "x"}, content_type="application/json").status_code,
    ]

    assert answers == [200, 403]


def test_a_refusal_is_a_problem(browser, client):
    answer = browser.post("/acme/api/v1/clients/", {"name": "Northwind"}, content_type="application/json")

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"] == {"__all__": ["There is a client of this name already."]}


@pytest.mark.parametrize(
    "path",
    [
        "clients",
        "contacts",
        "projects",
        "goals",
        "tasks",
        "submissions",
        "surveys",
        "answers",
        "reminders",
        "members",
        "imports",
        "scope-items",
        "deliverables",
        "criteria",
        "scope-versions",
        "changes",
    ],
)
def test_every_list_answers(browser, organization, path):
    answer = browser.get(f"/acme/api/v1/{path}/")

    assert (answer.status_code, "results" in answer.json()) == (200, True)


def test_the_documentation_is_a_page_of_ours(browser, organization):
    page = browser.get("/acme/api/v1/docs/").text

    assert "swagger-ui" in page
    assert "cdn" not in page
