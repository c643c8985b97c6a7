"""Making a program's key worthless."""

import pytest
from django.test import Client as Browser

from members.actions import make_token, revoke_token
from members.models import ApiToken
from tenancy.models import Membership


@pytest.fixture
def made(organization, manager):
    """(token, headers of the program that has it)"""
    membership = Membership.objects.get(user=manager)
    token, secret = make_token(membership, name="Report", scopes=["write"], by=manager)
    return token, {"Authorization": f"Bearer {secret}"}


def test_a_revoked_token_opens_nothing(made, manager):
    token, headers = made

    revoke_token(token, by=manager)

    answer = Browser().get("/acme/api/v1/clients/", headers=headers)
    assert answer.status_code == 401


def test_a_program_can_give_its_own_token_back(made):
    token, headers = made

    answer = Browser().post(f"/acme/api/v1/tokens/{token.pk}/revoke/", headers=headers)

    assert answer.status_code == 200
    assert ApiToken.objects.get().revoked_at is not None


def test_somebody_elses_token_is_not_there(made, founder):
    membership = Membership.objects.get(user=founder)
    _token, secret = make_token(membership, name="Mine", scopes=["write"], by=founder)

    answer = Browser().post(
        f"/acme/api/v1/tokens/{made[0].pk}/revoke/", headers={"Authorization": f"Bearer {secret}"}
    )

    assert answer.status_code == 404
