"""A user is forgotten, in every organization."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client as Browser

from accounts.models import User
from activity.audit import verify_audit
from activity.models import Event
from erasure.actions import erase_account
from projects.models import Goal, Project
from tenancy.models import Membership
from tenancy.scope import scope
from tests.conftest import PASSWORD, join, sign_in
from tests.erasure.conftest import EMAIL, NAME
from tests.erasure.traces import checksums, traces

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = [NAME, "Zerlina", "Quüxmann", EMAIL, "vanish.test"]


def test_nothing_is_left(member_planted, mailbox):
    sign_in(member_planted)
    assert traces(WORDS, mailbox) == WORDS

    erase_account(member_planted, by=member_planted)

    assert traces(WORDS, mailbox) == []


def test_the_chains_hold(member_planted, acme, other):
    erase_account(member_planted, by=None)

    for organization in (acme, other):
        with scope(organization):
            assert verify_audit().findings == []
            assert str(Event.objects.get(kind="account.erased")) == "A person was erased for good"


def test_organizations_that_never_knew_them_are_not_touched(acme, other, founder):
    person = join("Nora Newcomer", "member", acme)
    before = checksums(other.pk)

    erase_account(person, by=person)

    assert checksums(other.pk) == before


def test_their_work_stays(member_planted, acme):
    erase_account(member_planted, by=None)

    with scope(acme):
        assert str(Project.objects.get().manager) == str(Goal.objects.get().owner) == "Erased person"
        assert not Membership.objects.filter(user=member_planted).exists()


def test_they_do_not_come_in_any_more(member_planted):
    browser = sign_in(member_planted)
    erase_account(member_planted, by=None)

    assert browser.get("/acme/").status_code == 302
    credentials = {"login": EMAIL, "password": PASSWORD}
    assert Browser().post("/accounts/login/", credentials).status_code == 200


def test_the_last_owner_stays(acme, founder):
    with pytest.raises(ValidationError, match="Acme would have no owner"):
        erase_account(founder, by=founder)

    assert "Acme would have no owner" in sign_in(founder).get("/accounts/erase/").text
    assert sign_in(founder).post("/accounts/erase/", {"address": founder.email}).status_code == 422
    assert User.objects.get(pk=founder.pk).email == "founder@acme.test"


def test_one_erases_oneself(acme, member):
    browser = sign_in(member)

    assert "nobody can undo this" in browser.get("/accounts/erase/").text
    assert browser.post("/accounts/erase/", {"address": "x@y.test"}).status_code == 422
    assert browser.post("/accounts/erase/", {"address": member.email.upper()}).status_code == 302
    assert "/accounts/erase/" not in browser.get("/accounts/preferences/", follow=True).text
    assert not User.objects.filter(email="mike@acme.test").exists()


def test_an_operator_erases_on_request(acme, member, founder):
    call_command("erase_person", "MIKE@acme.test", yes=True)

    assert not User.objects.filter(name="Mike Member").exists()
    with pytest.raises(CommandError, match="Nobody has an account"):
        call_command("erase_person", "mike@acme.test", yes=True)
    with pytest.raises(CommandError, match="would have no owner"):
        call_command("erase_person", founder.email, yes=True)
