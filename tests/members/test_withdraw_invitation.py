"""Making an invitation worthless."""

from activity.actions import hear_all
from communication.layout import compose
from communication.models import Mail
from members.actions import invite_member, withdraw_invitation
from tenancy.models import Role


def test_a_mail_that_waits_is_no_longer_wanted(organization, founder):
    invitation = invite_member("new@acme.test", role=Role.MEMBER, by=founder)
    hear_all()

    withdraw_invitation(invitation, by=founder)

    assert compose(Mail.objects.get(letter="invitation")) is None
