"""What people sign in with, and that they did, is in the audit of each of their organizations."""

from django.test import Client as Browser

from activity.models import Event
from members.actions import note_security
from tenancy.models import Membership
from tenancy.scope import scope
from tests.conftest import PASSWORD, sign_in


def kinds(organization) -> list[str]:
    with scope(organization):
        return list(Event.objects.filter(kind__startswith="member.").values_list("kind", flat=True))


def test_signing_in_is_written_down_in_every_organization_of_the_person(acme, other, member):
    with scope(other):
        Membership(user=member, role="member").save()

    Browser().post("/accounts/login/", {"login": member.email, "password": "wrong"})
    assert kinds(acme) == kinds(other) == []

    Browser().post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert kinds(acme) == kinds(other) == ["member.signed_in"]


def test_a_changed_password_is_written_down(acme, member, other):
    new = "another horse battery"
    words = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    assert sign_in(member).post("/accounts/password/change/", words).status_code == 302
    assert (kinds(acme), kinds(other)) == (["member.changed_password"], [])


def test_it_says_who(organization, member):
    assert note_security("member.signed_in", of=member, by=member).user == member
    assert str(Event.objects.get(kind="member.signed_in")) == "Mike Member signed in"
