"""A key for a program."""

from django.test import Client as Browser

from members.actions import make_token
from members.models import ApiToken
from tenancy.models import Membership


def test_a_program_acts_for_the_member_here_and_nowhere_else(organization, manager, client, other):
    _token, secret = make_token(Membership.objects.get(user=manager), name="Report", by=manager)
    headers = {"Authorization": f"Bearer {secret}"}
    paths = ["/acme/api/v1/clients/", "/other/api/v1/clients/"]

    answers = [Browser().get(path, headers=headers).status_code for path in paths]

    assert answers == [200, 401]
    assert secret not in str(ApiToken.objects.values().get())


def test_no_token_is_no_entry(organization):
    assert Browser().get("/acme/api/v1/clients/").status_code == 401


def test_the_page_shows_the_secret_once(organization, browser):
    answer = browser.post("/acme/tokens/", {"name": "Report"})

    assert answer.text.count("accord_") >= 1
    assert "Copy it now" in answer.text
    assert "Copy it now" not in browser.get("/acme/tokens/").text
