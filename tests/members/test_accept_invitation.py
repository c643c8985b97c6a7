"""Becoming a member."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from accounts.models import User
from members.actions import accept_invitation, invite_member, withdraw_invitation
from members.queries import token_of
from tenancy.models import Membership, Role
from tests.conftest import sign_in


def invite(founder, email="new@acme.test"):
    return invite_member(email, role=Role.MANAGER, by=founder)


def test_somebody_new_makes_an_account_on_the_way(organization, founder):
    link = f"/acme/join/{token_of(invite(founder))}/"

    answer = Browser().post(link, {"name": "Nora New", "password": "a long enough secret"})

    assert answer.headers["Location"] == "/acme/"
    assert Membership.objects.get(user=User.objects.get(email="new@acme.test")).role == Role.MANAGER


def test_somebody_known_joins_as_who_they_are(organization, founder, other):
    stranger = User.objects.get(email="stranger@other.test")
    link = f"/acme/join/{token_of(invite(founder, stranger.email))}/"

    sign_in(stranger).post(link)

    assert Membership.objects.filter(user=stranger).exists()


def test_somebody_known_is_asked_to_sign_in_first(organization, founder, other):
    link = f"/acme/join/{token_of(invite(founder, 'stranger@other.test'))}/"

    assert "Sign in, and you come back here." in Browser().get(link).text


def test_an_invitation_works_once(organization, founder, other):
    stranger = User.objects.get(email="stranger@other.test")
    invitation = invite(founder, stranger.email)
    accept_invitation(invitation, by=stranger)

    with pytest.raises(ValidationError, match="used already"):
        accept_invitation(invitation, by=stranger)


def test_looking_at_the_link_uses_nothing_up(organization, founder):
    link = f"/acme/join/{token_of(invite(founder))}/"

    statuses = {Browser().get(link).status_code for _ in range(5)}

    assert statuses == {200}
    assert not User.objects.filter(email="new@acme.test").exists()


def test_the_link_works_once_and_not_when_withdrawn_or_tampered_with(organization, founder):
    used, withdrawn = invite(founder), invite(founder, "other@acme.test")
    Browser().post(f"/acme/join/{token_of(used)}/", {"name": "Nora New"})
    withdraw_invitation(withdrawn, by=founder)
    links = [token_of(used), token_of(withdrawn), token_of(used)[:-1] + "x", "1-x", "nonsense"]

    assert [Browser().get(f"/acme/join/{link}/").status_code for link in links] == [404] * 5


def test_a_weak_password_is_refused_and_nobody_is_made(organization, founder):
    answer = Browser().post(
        f"/acme/join/{token_of(invite(founder))}/", {"name": "Nora", "password": "password"}
    )

    assert answer.status_code == 422
    assert not User.objects.filter(email="new@acme.test").exists()
