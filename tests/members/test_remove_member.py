"""Ending a membership."""

import pytest
from django.core.exceptions import ValidationError

from members.actions import remove_member
from tenancy.models import Membership
from tests.conftest import sign_in


def test_somebody_removed_finds_nothing_any_more(organization, founder, member):
    browser = sign_in(member)
    before = browser.get("/acme/").status_code

    remove_member(Membership.objects.get(user=member), by=founder)

    assert (before, browser.get("/acme/").status_code) == (200, 404)


def test_the_last_owner_stays(organization, founder):
    with pytest.raises(ValidationError, match="needs an owner"):
        remove_member(Membership.objects.get(user=founder), by=founder)
