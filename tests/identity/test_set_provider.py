"""Setting up a provider."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from activity.models import Event
from identity.actions import set_provider
from identity.models import IdentityProvider
from tests.conftest import sign_in
from tests.identity.conftest import RULES, about
from tests.identity.providers import CLIENT

TYPED = {
    "name": "Acme ID",
    "client_id": CLIENT["client_id"],
    "secret": CLIENT["client_secret"],
    "scopes": "openid email",
    "domains": "@Acme.test, acme.example",
    "role_claim": "groups",
    "role_values": "boss = owner\ncn=it,dc=acme = admin\n",
    "default_role": "member",
}


def test_an_owner_sets_it_up_on_the_page(organization, founder, liar):
    answer = sign_in(founder).post("/acme/settings/sign-in/", TYPED | {"issuer": liar.issuer})

    provider = IdentityProvider.objects.get()
    assert answer.status_code == 302
    assert provider.domains == ["acme.test", "acme.example"]
    assert provider.role_values == {"boss": "owner", "cn=it,dc=acme": "admin"}
    assert str(Event.objects.get(kind="provider.set")) == "Fiona Founder set up sign-in through Acme ID"


def test_the_secret_is_kept_sealed_and_never_shown(organization, founder, liar):
    provider = set_provider(**about(liar.issuer), by=founder)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM identity_identityprovider p")
        kept = cursor.fetchone()[0]
    browser = sign_in(founder)
    shown = [
        browser.get("/acme/settings/sign-in/").text,
        browser.get(f"/acme/admin/identity/identityprovider/{provider.pk}/change/").text,
        str(list(Event.objects.values_list("particulars", flat=True))),
    ]

    assert provider.secret == CLIENT["client_secret"]
    assert [
        text for text in [kept, *shown] if CLIENT["client_secret"] in text or provider.sealed_secret in text
    ] == [kept]
    assert CLIENT["client_secret"] not in kept


@pytest.mark.parametrize("who", ["admin", "manager", "member"])
def test_only_owners_decide_who_is_believed_to_be_whom(organization, who, request):
    browser = sign_in(request.getfixturevalue(who))

    assert browser.get("/acme/settings/sign-in/").status_code == 403
    assert browser.post("/acme/settings/sign-in/", TYPED).status_code == 403


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("domains", "acme", "is not an e-mail domain"),
        ("role_values", "boss", "write value = role"),
        ("role_values", "boss = king", "write value = role"),
        ("role_values", "", "or neither"),
        ("scopes", "email", "Without the scope"),
        ("secret", "", "This field is required"),
        ("issuer", "ftp://x.test", "must begin with https"),
        ("issuer", "not an address", "must begin with https"),
        ("issuer", "http://127.0.0.1:1", "No identity provider answers there"),
    ],
)
def test_what_cannot_be_is_said(organization, founder, liar, field, typed, says):
    values = TYPED | {"issuer": liar.issuer} | {field: typed}

    answer = sign_in(founder).post("/acme/settings/sign-in/", values)

    assert answer.status_code == 422
    assert says in answer.text
    assert not IdentityProvider.objects.exists()


def test_a_server_that_is_no_provider_is_refused(organization, founder, liar):
    liar.discovered = {"issuer": "https://another.test"}

    with pytest.raises(ValidationError):
        set_provider(**about(liar.issuer, **RULES), by=founder)


def test_there_is_one(organization, founder, liar):
    set_provider(**about(liar.issuer), by=founder)

    with pytest.raises(ValidationError):
        set_provider(**about(liar.issuer), by=founder)
