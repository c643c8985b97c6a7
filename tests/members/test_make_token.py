"""A key for a program."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client as Browser
from django.utils import timezone

from activity.models import Event
from members.actions import change_role, make_token
from members.models import ApiToken
from members.token_scopes import areas, known_scopes
from tenancy.models import Membership, Role
from tests.conftest import sign_in

NEW_CLIENT = {"name": "Southwind"}


@pytest.fixture
def membership(organization, manager):
    return Membership.objects.get(user=manager)


def token_for(membership, *scopes, days=90) -> dict[str, str]:
    """The headers of a program that got such a token from the member."""
    _token, secret = make_token(membership, name="Report", scopes=list(scopes), days=days, by=membership.user)
    return {"Authorization": f"Bearer {secret}"}


def read(headers, path="/acme/api/v1/clients/"):
    return Browser().get(path, headers=headers)


def write(headers):
    return Browser().post(
        "/acme/api/v1/clients/", NEW_CLIENT, content_type="application/json", headers=headers
    )


def test_a_program_acts_for_the_member_here_and_nowhere_else(membership, client, other):
    headers = token_for(membership, "read")
    paths = ["/acme/api/v1/clients/", "/other/api/v1/clients/"]

    answers = [read(headers, path).status_code for path in paths]

    assert answers == [200, 401]
    assert headers["Authorization"].split()[1] not in str(ApiToken.objects.values().get())


def test_no_token_is_no_entry(organization):
    answer = read({})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("scope", "reads", "writes"),
    [
        ("read", 200, 403),
        ("write", 200, 201),
        ("clients:read", 200, 403),
        ("clients:write", 200, 201),
        ("projects:write", 403, 403),
    ],
)
def test_a_token_opens_what_it_was_made_for(membership, scope, reads, writes):
    headers = token_for(membership, scope)

    assert (read(headers).status_code, write(headers).status_code) == (reads, writes)


def test_out_of_scope_is_a_problem_that_names_the_scope(membership):
    answer = write(token_for(membership, "clients:read"))

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="clients:write"'
    assert (answer.json()["type"], answer.json()["status"]) == ("urn:accord:problem:insufficient_scope", 403)


def test_an_expired_token_is_a_problem(membership):
    headers = token_for(membership, "read", days=1)
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        answer = read(headers)

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert "expired" in answer.json()["detail"]


def test_a_token_may_no_more_than_its_member_may_now(membership, founder):
    headers = token_for(membership, "write")
    before = write(headers).status_code

    change_role(membership, role=Role.MEMBER, by=founder)

    assert (before, write(headers).status_code, read(headers).status_code) == (201, 403, 200)


def test_it_lasts_90_days_unless_one_says_otherwise_and_a_year_at_most(membership):
    token, _secret = make_token(membership, name="Report", scopes=["read"], by=membership.user)

    assert timedelta(days=89) < token.expires_at - timezone.now() <= timedelta(days=90)
    for days in (0, 366):
        with pytest.raises(ValidationError):
            token_for(membership, "read", days=days)


@pytest.mark.parametrize("scopes", [["everything"], ["clients:write", "vault:read"], []])
def test_a_scope_nobody_knows_is_refused(membership, scopes):
    with pytest.raises(ValidationError):
        token_for(membership, *scopes)


def test_the_areas_are_those_of_the_api():
    assert {"clients", "members", "projects", "schedule", "surveys"} <= set(areas())
    assert len(known_scopes()) == 2 + 2 * len(areas())


def test_the_last_use_is_kept_to_five_minutes(membership):
    headers, began = token_for(membership, "read"), timezone.now()
    seen: list[int] = []
    for minutes in (1, 3, 7):
        with time_machine.travel(began + timedelta(minutes=minutes), tick=False):
            read(headers)
        used = ApiToken.objects.get().last_used_at
        assert used is not None
        seen.append(round((used - began).total_seconds() / 60))

    assert seen == [1, 1, 7]


def test_making_one_is_recorded(membership):
    token_for(membership, "clients:read")

    assert Event.objects.get(kind="token.made").particulars == {"scopes": ["clients:read"], "days": 90}


def test_the_page_shows_the_secret_once(organization, browser):
    answer = browser.post("/acme/tokens/", {"name": "Report", "days": 30, "scopes": ["clients:read"]})
    later = browser.get("/acme/tokens/")

    assert answer.text.count("accord_") >= 1
    assert "Copy it now" in answer.text
    assert "Copy it now" not in later.text
    assert "clients:read" in later.text
    assert "never used" in later.text


def test_the_page_says_what_is_missing(organization, browser):
    answer = browser.post("/acme/tokens/", {"name": "Report", "days": 400})

    assert answer.status_code == 422
    assert answer.text.count("form-error") == 2
    assert not ApiToken.objects.exists()


def test_the_page_asks_as_much_for_many_tokens_as_for_one(
    membership, browser, django_assert_num_queries, django_assert_max_num_queries
):
    token_for(membership, "read")
    browser.get("/acme/tokens/")
    with django_assert_max_num_queries(40) as one:
        browser.get("/acme/tokens/")
    for _ in range(29):
        token_for(membership, "read")

    with django_assert_num_queries(len(one)):
        browser.get("/acme/tokens/")


def test_the_api_lists_ones_own_and_makes_none(membership, founder):
    headers = token_for(membership, "write")
    token_for(Membership.objects.get(user=founder), "write")

    listed = read(headers, "/acme/api/v1/tokens/").json()["results"]
    made = Browser().post(
        "/acme/api/v1/tokens/", {"name": "x"}, content_type="application/json", headers=headers
    )

    assert [row["name"] for row in listed] == ["Report"]
    assert not {"digest", "secret"} & set(listed[0])
    assert (made.status_code, ApiToken.objects.count()) == (405, 2)


def test_the_administration_shows_tokens_and_changes_none(membership, admin):
    token_for(membership, "clients:read")
    path = f"/acme/admin/members/apitoken/{ApiToken.objects.get().pk}/change/"

    page = sign_in(admin).get(path)

    assert "clients:read" in page.text
    assert ApiToken.objects.get().digest not in page.text
    assert sign_in(admin).post(path, {"name": "Other"}).status_code == 403
