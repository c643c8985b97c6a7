"""Giving a member another role."""

import pytest
from django.core.exceptions import ValidationError

from members.actions import change_role
from tenancy.models import Membership, Role
from tests.conftest import sign_in


def test_a_role_is_changed_and_told(organization, founder, member):
    membership = Membership.objects.get(user=member)

    change_role(membership, role=Role.MANAGER, by=founder)

    assert Membership.objects.get(user=member).role == Role.MANAGER


def test_an_organization_keeps_an_owner(organization, founder):
    with pytest.raises(ValidationError, match="needs an owner"):
        change_role(Membership.objects.get(user=founder), role=Role.ADMIN, by=founder)


def test_an_admin_may_change_anybody_but_an_owner(organization, founder, admin, member):
    paths = [f"/acme/members/{Membership.objects.get(user=one).pk}/role/" for one in (member, founder)]

    assert [sign_in(admin).get(path).status_code for path in paths] == [200, 403]
