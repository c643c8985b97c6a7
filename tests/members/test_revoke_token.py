"""Making a program's key worthless."""

from django.test import Client as Browser

from members.actions import make_token, revoke_token
from tenancy.models import Membership


def test_a_revoked_token_opens_nothing(organization, manager):
    token, secret = make_token(Membership.objects.get(user=manager), name="Report", by=manager)

    revoke_token(token, by=manager)

    answer = Browser().get("/acme/api/v1/clients/", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 401
