"""The organization's settings."""

import pytest

from members.actions import edit_organization
from tenancy.models import Conflict, Organization
from tests.conftest import sign_in


def test_settings_are_kept(organization, founder):
    edit_organization(organization, version=1, name="Acme & Sons", by=founder)

    assert Organization.objects.values_list("name", "version").get() == ("Acme & Sons", 2)


def test_an_old_version_is_a_conflict(organization, founder):
    edit_organization(Organization.objects.get(), version=1, name="Acme & Sons", by=founder)

    with pytest.raises(Conflict):
        edit_organization(organization, version=1, name="Acme & Daughters", by=founder)


def test_managers_may_not(acme, manager, admin):
    assert [sign_in(one).get("/acme/settings/").status_code for one in (manager, admin)] == [403, 200]
