"""Linking one's whole account oneself, and taking that back: link_person, unlink_person."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from identity.actions import link_person, unlink_person
from identity.models import ProviderIdentity
from tenancy.models import Membership, Role
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.identity.conftest import come_back, is_in, sign_in_as
from tests.identity.providers import walk_through


@pytest.fixture
def at_home(provider, manager, other):
    """Mary, signed in by what is her own, a member of both organizations."""
    with scope(other):
        Membership(user=manager, role=Role.MEMBER).save()
    return sign_in(manager)


def ask_to_link(browser: Browser) -> str:
    """Where the page one is shown leads on to."""
    found = re.search(r'href="(http://[^"]+)"', browser.post("/acme/sign-in/link/").text)
    assert found
    return unescape(found[1])


def link(browser: Browser, name: str):
    return come_back(browser, walk_through(ask_to_link(browser), name))


def test_who_links_comes_in_everywhere_afterwards(at_home):
    answer = link(at_home, "mary")
    later = Browser()
    sign_in_as("mary", later)

    assert answer.status_code == 302
    assert is_in(later)
    assert is_in(later, "/other/clients/")


def test_ones_identity_may_have_another_address(at_home, manager):
    """Who is signed in on both sides has proven both."""
    link(at_home, "ulla")
    later = Browser()
    sign_in_as("ulla", later)

    assert later.session["_auth_user_id"] == str(manager.pk)


def test_unlinking_confines_again(at_home, manager):
    link(at_home, "mary")
    at_home.post("/acme/sign-in/unlink/")
    later = Browser()
    sign_in_as("mary", later)

    assert is_in(later)
    assert not is_in(later, "/other/clients/")
    assert ProviderIdentity.objects.get().is_own is False


def test_a_confined_session_cannot_free_itself(provider, manager):
    browser = Browser()
    sign_in_as("mary", browser)

    assert browser.post("/acme/sign-in/link/").status_code == 403
    assert not ProviderIdentity.objects.get().is_own


def test_an_errand_begun_by_somebody_else_links_nobody(at_home, founder):
    address = walk_through(ask_to_link(at_home), "mary")
    errand = at_home.session["sign_in_errand"]
    at_home.force_login(founder, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = at_home.session
    session["sign_in_errand"] = errand
    session.save()

    assert come_back(at_home, address).status_code == 403
    assert not ProviderIdentity.objects.exists()


def test_somebody_elses_identity_is_not_taken(provider, manager, founder):
    sign_in_as("mary", Browser())
    claims = {"sub": ProviderIdentity.objects.get().subject}

    with pytest.raises(ValidationError):
        link_person(provider, claims, by=founder)


def test_who_is_no_member_links_nothing(provider, other):
    with scope(other):
        stranger = Membership.objects.select_related("user").get().user

    with pytest.raises(ValidationError):
        link_person(provider, {"sub": "x"}, by=stranger)


def test_the_verbs_are_undone_by_each_other(provider, manager):
    identity = link_person(provider, {"sub": "x"}, by=manager)
    unlink_person(identity, by=manager)

    assert not ProviderIdentity.objects.get().is_own
    link_person(provider, {"sub": "x"}, by=manager)
    assert ProviderIdentity.objects.get().is_own


def test_there_is_nothing_to_unlink(provider, browser):
    assert browser.post("/acme/sign-in/unlink/").status_code == 404
