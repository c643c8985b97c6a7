"""Changing a provider."""

import pytest

from activity.models import Event
from identity.actions import edit_provider, set_provider
from identity.models import IdentityProvider
from tenancy.models import Conflict
from tests.conftest import sign_in
from tests.identity.conftest import about
from tests.identity.providers import CLIENT
from tests.identity.test_set_provider import TYPED


@pytest.fixture
def provider(organization, founder, liar):
    return set_provider(**about(liar.issuer), by=founder)


def test_without_a_new_secret_the_old_one_stays(provider, founder):
    typed = TYPED | {"issuer": provider.issuer, "secret": "", "name": "New name", "version": 1}

    answer = sign_in(founder).post("/acme/settings/sign-in/", typed)

    kept = IdentityProvider.objects.get()
    assert answer.status_code == 302
    assert (kept.name, kept.secret, kept.version) == ("New name", CLIENT["client_secret"], 2)


def test_a_new_secret_is_recorded_as_new_and_not_told(provider, founder):
    edit_provider(provider, version=1, secret="brand new", by=founder)

    event = Event.objects.get(kind="provider.edited")
    assert IdentityProvider.objects.get().secret == "brand new"
    assert event.particulars == {"changes": {}, "new_secret": True}


def test_two_at_once_are_told(provider, founder):
    edit_provider(provider, version=1, name="Mine", by=founder)

    with pytest.raises(Conflict):
        edit_provider(provider, version=1, name="Theirs", by=founder)
