"""Our own doors to people who have not signed in: how often from one address."""

import pytest
from django.conf import settings
from django.test import Client as Browser

from core.errors import too_many_requests

FORMS = [
    ("find_sign_in", "/accounts/organization/", "who"),
    ("ask_for_link", "/acme/enter/", "email"),
]


def allowed(action: str) -> int:
    """How many the first of the action's rates allows."""
    return int(settings.RATE_LIMITS[action].partition("/")[0])


def ask(path: str, form: dict[str, str], *, address: str = "192.0.2.1") -> int:
    return Browser().post(path, form, REMOTE_ADDR=address).status_code


@pytest.mark.parametrize(("action", "path", "field"), FORMS)
def test_a_form_takes_so_many_from_one_address(acme, action, path, field):
    answers = [ask(path, {field: f"x{number}@acme.test"}) for number in range(allowed(action) + 1)]

    assert 429 not in answers[:-1]
    assert answers[-1] == 429
    assert ask(path, {field: "y@acme.test"}, address="192.0.2.2") != 429


@pytest.mark.parametrize(("action", "path", "field"), FORMS)
def test_looking_at_a_form_is_not_counted(acme, action, path, field):
    answers = {Browser().get(path).status_code for _ in range(allowed(action) + 1)}

    assert answers == {200}


def test_the_page_that_says_so_tells_when_to_come_back(acme):
    for _ in range(allowed("find_sign_in")):
        Browser().post("/accounts/organization/", {"who": "acme"})

    answer = Browser().post("/accounts/organization/", {"who": "acme"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "Wait a minute" in answer.text


def test_programs_are_told_in_a_problem_document(rf):
    answer = too_many_requests(rf.get("/acme/api/v1/clients/"), wait=90)

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Retry-After"] == "90"
    assert b'"status": 429' in answer.content
