"""An operator removes the second factor somebody has lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.exceptions import ValidationError

from accounts.actions import remove_factors
from activity.models import Event
from tenancy.scope import scope
from tests.conftest import sign_in

PATH = "/operators/accounts/user/"
NAME = "remove_factors"


@pytest.fixture
def factors(member):
    """An authenticator app, a key and recovery codes."""
    return [
        Authenticator.objects.create(user=member, type=kind, data={})
        for kind in ("totp", "webauthn", "recovery_codes")
    ]


def ask(who, *people, **more):
    chosen = {"action": NAME, "_selected_action": [one.pk for one in people], **more}
    return sign_in(who).post(PATH, chosen, follow=True)


def test_it_asks_first(member, factors, operator):
    page = ask(operator, member).text

    assert "Be sure that it is them who ask." in page
    assert str(member) in page
    assert Authenticator.objects.count() == 3
    assert mail.outbox == []


def test_it_is_gone_written_down_and_mailed(
    acme, member, factors, operator, django_capture_on_commit_callbacks
):
    theirs = sign_in(member)
    UserSession.objects.update_or_create(
        session_key=theirs.session.session_key, defaults={"user": member, "ip": "192.0.2.7"}
    )
    assert theirs.get("/acme/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        answer = ask(operator, member, sure="yes")

    assert "Remove a lost second factor: 1 done." in answer.text
    assert not Authenticator.objects.exists()
    assert theirs.get("/acme/").status_code == 302
    with scope(acme):
        event = Event.objects.get(kind="member.factors_reset")
    assert str(event) == "The operator Otto Operator removed the second factor of Mike Member"
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([member.email], "Your second factor was removed")
    assert "Hello Mike Member" in letter.body


def test_the_mail_is_in_their_language(acme, member, factors, operator, django_capture_on_commit_callbacks):
    member.language = "zh-hans"
    member.save()

    with django_capture_on_commit_callbacks(execute=True):
        remove_factors(member, by=operator)

    assert mail.outbox[0].subject == "您的第二重验证已被移除"


def test_others_keep_theirs(member, manager, factors, operator):
    theirs = Authenticator.objects.create(user=manager, type="totp", data={})

    remove_factors(member, by=operator)

    assert list(Authenticator.objects.all()) == [theirs]


def test_it_is_refused_to_whoever_has_none_and_for_oneself(member, operator):
    with pytest.raises(ValidationError, match="has no second factor"):
        remove_factors(member, by=operator)
    Authenticator.objects.create(user=operator, type="totp", data={})
    with pytest.raises(ValidationError, match="in your account"):
        remove_factors(operator, by=operator)

    assert "mike@acme.test" not in "".join(one.to[0] for one in mail.outbox)
    assert Authenticator.objects.count() == 1


def test_it_is_for_operators(acme, admin, founder, member, factors):
    for who in (admin, founder, member):
        assert ask(who, member, sure="yes").status_code == 403

    assert Authenticator.objects.count() == 3
