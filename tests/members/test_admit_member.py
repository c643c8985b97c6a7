"""Becoming a member because somebody else vouches for one."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions import register_person
from activity.models import Event
from members.actions import admit_member
from tenancy.models import Membership, Role


def test_somebody_is_a_member_at_once(organization):
    person = register_person("nora@acme.test", name="Nora New")

    admit_member(person, role=Role.MANAGER, by=None)

    assert Membership.objects.get(user=person).role == Role.MANAGER
    assert str(Event.objects.get(kind="member.joined", subject_name="Nora New")) == "Nora New joined"


def test_but_once(organization, member):
    with pytest.raises(ValidationError):
        admit_member(member, role=Role.OWNER, by=None)
