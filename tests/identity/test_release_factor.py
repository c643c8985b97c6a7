"""Letting members in without a second factor again."""

from allauth.mfa.models import Authenticator

from activity.models import Event
from identity.actions import release_factor
from tenancy.models import Organization
from tests.conftest import sign_in
from tests.identity.conftest import is_in
from tests.identity.factors import come_in_with_new_factor


def test_members_come_in_again(asking, founder, manager):
    browser = sign_in(manager)
    before = is_in(browser)

    release_factor(asking, by=founder)

    assert (before, is_in(browser)) == (False, True)
    assert str(Event.objects.get(kind="factor.released")) == (
        "Fiona Founder allowed to come without a second factor to Acme"
    )


def test_the_button_does_it(asking, admin, founder):
    Authenticator.objects.all().delete()
    refused = come_in_with_new_factor(admin).post("/acme/settings/sign-in/release-factor/")
    answer = come_in_with_new_factor(founder).post("/acme/settings/sign-in/release-factor/")

    assert refused.status_code == 403
    assert answer.headers["Location"] == "/acme/settings/sign-in/"
    assert not Organization.objects.get(slug="acme").factor_required
