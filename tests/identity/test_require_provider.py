"""Making the provider the only way in, and not any more: require_provider, release_provider, remove_provider."""

import pytest
from django.test import Client as Browser

from activity.models import Event
from identity.actions import release_provider, remove_provider, require_provider
from identity.models import IdentityProvider
from members.actions import make_token
from tenancy.models import Membership, Organization
from tests.conftest import sign_in
from tests.identity.conftest import is_in, sign_in_as


@pytest.fixture
def required(provider, founder):
    return require_provider(provider, by=founder)


def test_members_come_through_the_provider_only(required, manager):
    own, through = sign_in(manager), Browser()
    sign_in_as("mary", through)

    turned_away = own.get("/acme/clients/")

    assert turned_away.headers["Location"] == "/acme/sign-in/?next=/acme/clients/"
    assert is_in(through)
    assert own.get("/acme/api/v1/clients/").status_code == 401
    assert own.get("/acme/admin/").status_code == 302
    assert own.get("/acme/sign-in/").status_code == 200


def test_an_owner_is_never_locked_out(required, founder):
    assert is_in(sign_in(founder))


def test_programs_keep_their_tokens(required, manager):
    membership = Membership.objects.get(user=manager)
    _token, secret = make_token(membership, name="Report", scopes=["read"], by=manager)

    answer = Browser().get("/acme/api/v1/clients/", headers={"Authorization": f"Bearer {secret}"})

    assert answer.status_code == 200


def test_a_member_is_as_free_as_ever_elsewhere(required, manager):
    assert sign_in(manager).get("/accounts/preferences/").status_code == 200


def test_a_strangers_way_in_is_the_organizations_own(required):
    assert Browser().get("/acme/").headers["Location"] == "/acme/sign-in/?next=/acme/"


def test_it_can_be_released(required, manager, founder):
    release_provider(required, by=founder)

    assert is_in(sign_in(manager))
    kinds = ["provider.required", "provider.released"]
    assert Event.objects.filter(kind__in=kinds).count() == 2


def test_removing_it_releases(required, manager, founder):
    remove_provider(required, by=founder)

    assert is_in(sign_in(manager))
    assert not IdentityProvider.objects.exists()


def test_the_buttons_do_it(provider, founder, organization):
    browser, seen = sign_in(founder), []
    for verb in ("require", "release", "remove"):
        browser.post(f"/acme/settings/sign-in/{verb}/")
        seen.append(
            (Organization.objects.get(slug="acme").provider_required, IdentityProvider.objects.count())
        )

    assert seen == [(True, 1), (False, 1), (False, 0)]


@pytest.mark.parametrize("verb", ["require", "release", "remove"])
def test_admins_may_not(provider, admin, verb):
    assert sign_in(admin).post(f"/acme/settings/sign-in/{verb}/").status_code == 403
