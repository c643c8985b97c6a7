"""Offering somebody to become a member."""

import pytest
from django.core.exceptions import ValidationError

from activity.actions import hear_all
from communication.models import Mail
from members.actions import invite_member
from members.queries import token_of
from tenancy.models import Role
from tests.mails import compose


def test_the_mail_carries_the_link(organization, founder):
    invitation = invite_member("new@acme.test", role=Role.MEMBER, by=founder)
    hear_all()

    message = compose(Mail.objects.get(letter="invitation"))

    assert message.to == ["new@acme.test"]
    assert message.subject == "Fiona Founder invites you to Acme"
    assert f"/acme/join/{token_of(invitation)}/" in message.body


def test_a_member_is_not_invited_again(organization, founder, manager):
    with pytest.raises(ValidationError, match="is a member already"):
        invite_member("MARY@acme.test", role=Role.MEMBER, by=founder)


def test_somebody_has_one_open_invitation(organization, founder):
    invite_member("new@acme.test", role=Role.MEMBER, by=founder)

    with pytest.raises(ValidationError, match="invited already"):
        invite_member("New@acme.test", role=Role.ADMIN, by=founder)
