"""What is written about signatures, to whom, and until when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from activity.actions import hear_all
from clients.actions import add_contact
from communication.letters import Unwanted, write
from communication.models import Mail
from communication.signing import remind_signers
from projects.actions import (
    add_deliverable,
    ask_for_signatures,
    forward_signature,
    freeze_scope,
    refuse_to_sign,
    sign,
    withdraw_round,
)
from projects.models import SigningRound
from projects.queries import token_of_signature

UNTIL = date(2099, 1, 1)


@pytest.fixture
def version(project, manager):
    add_deliverable(project, name="Website", by=manager)
    return freeze_scope(project, by=manager)


@pytest.fixture
def boss(client, manager):
    return add_contact(client, name="Boris Boss", email="boris@northwind.test", by=manager)


def asked(version, *contacts, by, **how):
    laid = ask_for_signatures(version, contacts=contacts, expires_on=UNTIL, by=by, **how)
    hear_all()
    return list(laid.signatures.all())


def letters() -> list[tuple[str, str]]:
    return list(Mail.objects.order_by("pk").values_list("letter", "to_email"))


def test_everybody_is_asked_once_with_a_link_of_their_own(version, contact, boss, manager):
    first, _second = asked(version, contact, boss, by=manager)
    hear_all()

    assert letters() == [("sign", "carla@northwind.test"), ("sign", "boris@northwind.test")]
    letter = write(Mail.objects.get(to_email="carla@northwind.test"))
    assert letter.context["url"].endswith(f"/acme/sign/{token_of_signature(first)}/")
    assert letter.subject == "Please sign: New warehouse, version 1"


def test_one_after_the_other_the_second_hears_when_the_first_has_signed(version, contact, boss, manager):
    first, _second = asked(version, contact, boss, in_order=True, by=manager)
    assert letters() == [("sign", "carla@northwind.test")]

    sign(first, name="Carla", by=contact)
    hear_all()

    assert letters() == [("sign", "carla@northwind.test"), ("sign", "boris@northwind.test")]


def test_a_colleague_is_written_to_instead(version, contact, manager):
    (first,) = asked(version, contact, by=manager)

    forward_signature(first, email="dora@northwind.test", by=contact)
    hear_all()

    assert letters()[1:] == [("sign", "dora@northwind.test")]


def test_who_asked_hears_that_all_have_signed(version, contact, manager):
    (first,) = asked(version, contact, by=manager)

    sign(first, name="Carla", by=contact)
    hear_all()

    assert letters()[1:] == [("signed", manager.email)]
    assert write(Mail.objects.get(letter="signed")).subject == "Signed: New warehouse, version 1"


def test_who_asked_hears_a_refusal_and_why(version, contact, manager):
    (first,) = asked(version, contact, by=manager)

    refuse_to_sign(first, name="Carla", reason="Too dear", by=contact)
    hear_all()

    letter = write(Mail.objects.get(letter="signed"))
    assert letter.subject == "Refused: New warehouse, version 1"
    assert [one.reason for one in letter.context["said"]] == ["Too dear"]


def test_a_mail_that_waited_is_not_sent_to_who_has_answered(version, contact, manager):
    (first,) = asked(version, contact, by=manager)
    sign(first, name="Carla", by=contact)

    with pytest.raises(Unwanted) as unwanted:
        write(Mail.objects.get(letter="sign"))

    assert unwanted.value.reason == Mail.Reason.ANSWERED


def test_a_mail_that_waited_is_not_sent_after_a_withdrawal(version, contact, manager):
    (first,) = asked(version, contact, by=manager)
    withdraw_round(first.round, by=manager)

    with pytest.raises(Unwanted):
        write(Mail.objects.get(letter="sign"))


@pytest.mark.parametrize(("days", "reminders"), [(0, 0), (1, 0), (3, 1), (5, 0), (7, 1), (8, 0)])
def test_reminders_come_on_their_days_and_once(version, contact, manager, days, reminders):
    asked(version, contact, by=manager)
    day = timezone.localdate() + timedelta(days=days)

    remind_signers(on=day)
    remind_signers(on=day)

    assert Mail.objects.filter(letter="sign_reminder").count() == reminders


def test_the_last_reminder_comes_on_the_last_day_but_one(version, contact, manager):
    asked(version, contact, by=manager)
    SigningRound.objects.update(expires_on=timezone.localdate() + timedelta(days=12))

    remind_signers(on=timezone.localdate() + timedelta(days=11))

    assert Mail.objects.filter(letter="sign_reminder").count() == 1


def test_who_has_answered_is_not_reminded(version, contact, manager):
    (first,) = asked(version, contact, by=manager)
    sign(first, name="Carla", by=contact)

    remind_signers(on=timezone.localdate() + timedelta(days=3))

    assert not Mail.objects.filter(letter="sign_reminder").exists()
