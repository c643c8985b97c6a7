"""Signing in through a provider that is a real one; `sign_in_person(` decides who it is."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as live
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from activity.models import Event
from identity.actions import edit_provider, remove_provider, set_provider
from identity.models import ProviderIdentity
from members.actions import invite_member, remove_member
from members.models import Invitation
from tenancy.models import Membership, Role
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.identity.conftest import RULES, about, begin, come_back, is_in, sign_in_as
from tests.identity.providers import walk_through


def role_of(email: str) -> str:
    return Membership.objects.values_list("role", flat=True).get(user__email=email)


def test_a_member_comes_in_by_code_with_pkce_and_nonce(provider, manager):
    browser = Browser()
    url = begin(browser)

    answer = come_back(browser, walk_through(url, "mary"))

    asked = parse_qs(urlsplit(url).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert len(asked["nonce"][0]) > 40
    assert (answer.status_code, answer.headers["Location"]) == (302, "/acme/")
    assert is_in(browser)
    assert str(Event.objects.get(kind="person.signed_in")) == "Mary Manager signed in through Acme ID"


def test_one_comes_to_where_one_was_going_inside(provider, manager):
    browser = Browser()
    for wanted, goes in [
        ("/acme/clients/", "/acme/clients/"),
        ("/other/", "/acme/"),
        ("//evil.test/acme/", "/acme/"),
    ]:
        url = browser.get("/acme/sign-in/start/", {"next": wanted}).headers["Location"]

        assert come_back(browser, walk_through(url, "mary")).headers["Location"] == goes


def test_the_second_time_the_subject_counts(provider, manager):
    sign_in_as("mary", Browser())
    User.objects.filter(pk=manager.pk).update(email="mary.m@acme.test")

    browser = Browser()
    sign_in_as("mary", browser)

    assert is_in(browser)
    assert ProviderIdentity.objects.get().user == manager


def test_the_second_time_the_address_must_still_be_vouched_for(provider, manager, founder):
    sign_in_as("mary", Browser())
    edit_provider(provider, version=1, domains=["elsewhere.test"], by=founder)

    answer = sign_in_as("mary", Browser())

    assert answer.status_code == 403
    assert "does not speak for" in answer.text


def test_the_state_must_be_this_browsers(provider, manager):
    victim, attacker = Browser(), Browser()
    begin(victim)
    theirs = walk_through(begin(attacker), "mary")

    answer = come_back(victim, theirs)

    assert answer.status_code == 403
    assert "did not sign you in" in answer.text
    assert not is_in(victim)


@pytest.mark.parametrize("query", ["", "?code=x", "?code=x&state=", "?state=-&code=x"])
def test_nobody_comes_back_who_was_not_sent(provider, manager, query):
    browser = Browser()

    assert browser.get(f"/acme/sign-in/back/{query}").status_code == 403
    assert not is_in(browser)


def test_an_answer_works_once(provider, manager):
    browser = Browser()
    address = walk_through(begin(browser), "mary")
    come_back(browser, address)

    assert come_back(browser, address).status_code == 403


def test_who_says_no_at_the_provider_is_told_so(provider, manager):
    browser = Browser()
    state = parse_qs(urlsplit(begin(browser)).query)["state"][0]

    answer = browser.get("/acme/sign-in/back/", {"error": "access_denied", "state": state})

    assert answer.status_code == 403
    assert "did not sign you in" in answer.text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ulla", "does not say that your e-mail address is proven"),
        ("sam", "does not speak for stranger@other.test"),
        ("nora", "not among those"),
    ],
)
def test_who_is_not_vouched_for_stays_out(provider, manager, other, name, says):
    browser, people = Browser(), User.objects.count()

    answer = sign_in_as(name, browser)

    assert answer.status_code == 403
    assert says in answer.text
    assert not is_in(browser)
    assert User.objects.count() == people
    assert Event.objects.filter(kind="person.refused").count() == 1


def test_somebody_with_an_account_who_is_no_member_stays_out(provider, manager, founder):
    remove_member(Membership.objects.get(user=manager), by=founder)
    browser = Browser()

    answer = sign_in_as("mary", browser)

    assert answer.status_code == 403
    assert "not a member" in answer.text
    assert not Membership.objects.filter(user=manager).exists()


def test_who_was_in_before_and_is_removed_stays_out(provider, manager, founder):
    sign_in_as("mary", Browser())
    remove_member(Membership.objects.get(user=manager), by=founder)

    assert sign_in_as("mary", Browser()).status_code == 403


def test_who_may_not_sign_in_any_more_stays_out(provider, manager):
    User.objects.filter(pk=manager.pk).update(is_active=False)

    assert sign_in_as("mary", Browser()).status_code == 403


# --- Newcomers and roles ------------------------------------------------------------------------------------------


def test_a_newcomer_becomes_what_the_claims_say(organization, founder, issuer):
    set_provider(**about(issuer, **RULES), by=founder)
    browser = Browser()

    sign_in_as("nora", browser)

    assert is_in(browser)
    assert role_of("nora@acme.test") == Role.MANAGER
    assert not User.objects.get(email="nora@acme.test").has_usable_password()


def test_a_newcomer_without_a_role_is_what_everybody_else_is(organization, founder, issuer):
    provider = set_provider(**about(issuer, **RULES), by=founder)
    refused = sign_in_as("olaf", Browser()).status_code
    edit_provider(provider, version=1, default_role=Role.MEMBER, by=founder)

    sign_in_as("olaf", Browser())

    assert refused == 403
    assert role_of("olaf@acme.test") == Role.MEMBER


def test_an_invitation_is_accepted_on_the_way_in(organization, founder, issuer):
    set_provider(**about(issuer, default_role=Role.MEMBER), by=founder)
    invite_member("nora@acme.test", role=Role.ADMIN, by=founder)

    sign_in_as("nora", Browser())

    assert role_of("nora@acme.test") == Role.ADMIN
    assert Invitation.objects.get().accepted_at is not None


def test_the_role_follows_the_claims_at_each_sign_in(organization, founder, issuer):
    set_provider(**about(issuer, **RULES), by=founder)
    sign_in_as("nora", Browser())
    Membership.objects.filter(user__email="nora@acme.test").update(role=Role.ADMIN)

    sign_in_as("nora", Browser())

    assert role_of("nora@acme.test") == Role.MANAGER
    assert Event.objects.get(kind="role.changed").actor is None


def test_without_rules_members_stay_what_they_are(provider, manager):
    sign_in_as("mary", Browser())

    assert role_of("mary@acme.test") == Role.MANAGER


def test_a_member_whom_the_rules_refuse_stays_out(organization, founder, manager, issuer):
    set_provider(**about(issuer, **RULES), by=founder)

    assert sign_in_as("mary", Browser()).status_code == 403


def test_the_last_owner_stays_one(organization, founder, issuer):
    set_provider(**about(issuer, **RULES, default_role=Role.MEMBER), by=founder)

    sign_in_as("fiona", Browser())

    assert role_of("founder@acme.test") == Role.OWNER


# --- What the session is good for ---------------------------------------------------------------------------------


@pytest.fixture
def in_both(provider, manager, other):
    """Mary is a member of the other organization too, and came in through Acme's provider."""
    with scope(other):
        Membership(user=manager, role=Role.OWNER).save()
    browser = Browser()
    sign_in_as("mary", browser)
    return browser


OUTSIDE = [
    "/other/", "/other/clients/", "/other/settings/", "/other/api/v1/clients/", "/other/admin/", "/", "/new/", "/operators/",
    "/accounts/preferences/", "/accounts/password/change/", "/accounts/email/",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_the_session_is_nobodys_outside_the_organization(in_both, manager, path):
    User.objects.filter(pk=manager.pk).update(is_staff=True)

    answer = in_both.get(path)

    assert is_in(in_both)
    assert answer.status_code in {302, 401}
    assert "/login/" in answer.headers.get("Location", "/login/")


def test_the_session_does_not_tell_where_else_one_is_a_member(in_both, manager):
    assert "/other/" in sign_in(manager).get("/acme/clients/").text
    assert "/other/" not in in_both.get("/acme/clients/").text


def test_nothing_is_written_outside_by_such_a_session(in_both, other):
    answer = in_both.post("/other/clients/add/", {"name": "Taken over", "language": "en"})

    assert answer.status_code == 302
    assert "/accounts/login/" in answer.headers["Location"]


def test_one_can_sign_out_of_it(in_both):
    in_both.post("/accounts/logout/")

    assert not is_in(in_both)


def test_an_own_sign_in_afterwards_counts_everywhere(in_both, manager):
    in_both.force_login(manager, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert is_in(in_both, "/other/clients/")


def test_another_organizations_provider_cannot_sign_in_our_people(organization, manager, other, issuer):
    """The classic takeover: a provider somebody else runs claims our member's address."""
    with scope(other):
        owner = Membership.objects.select_related("user").get().user
        set_provider(**about(issuer, default_role=Role.MEMBER), by=owner)
    browser = Browser()

    answer = sign_in_as("mary", browser, slug="other")

    assert answer.status_code == 403
    assert not is_in(browser)
    assert not is_in(browser, "/other/clients/")


def test_an_errand_of_one_organization_is_none_of_another(provider, manager, other, issuer):
    with scope(other):
        set_provider(**about(issuer), by=Membership.objects.select_related("user").get().user)
    browser = Browser()
    address = walk_through(begin(browser), "mary")

    answer = come_back(browser, address.replace("/acme/", "/other/"))

    assert answer.status_code in {403, 422}
    assert not is_in(browser)


def test_a_removed_provider_vouches_for_nobody_any_more(provider, manager, founder):
    browser = Browser()
    sign_in_as("mary", browser)
    remove_provider(provider, by=founder)

    assert not is_in(browser)


def test_the_session_ends_within_half_a_day(provider, manager):
    browser = Browser()
    sign_in_as("mary", browser)

    left = browser.session.get_expiry_date() - timezone.now()
    assert left <= timedelta(hours=12)


@pytest.mark.parametrize("before", ["nobody", "founder", "manager"])
def test_a_browser_forgets_what_it_knew_before(provider, manager, founder, before):
    browser = {"nobody": Browser(), "founder": sign_in(founder), "manager": sign_in(manager)}[before]
    begin(browser)
    session = browser.session
    session["from_before"] = "private"
    session.save()

    sign_in_as("mary", browser)

    assert "from_before" not in browser.session
    assert browser.session["_auth_user_id"] == str(manager.pk)


def test_the_redirect_address_is_our_own_whatever_the_browser_says(provider):
    url = Browser().get("/acme/sign-in/start/", headers={"host": "localhost"}).headers["Location"]

    assert parse_qs(urlsplit(url).query)["redirect_uri"] == [f"{live.SITE_URL}/acme/sign-in/back/"]
