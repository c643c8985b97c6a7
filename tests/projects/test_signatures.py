"""Asking for signatures, and what people say."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from clients.actions import add_client, add_contact, archive_contact
from projects.actions import (
    add_deliverable,
    ask_for_signatures,
    forward_signature,
    freeze_scope,
    refuse_to_sign,
    sign,
    withdraw_round,
)
from projects.models import Signature, SigningRound
from projects.queries import find_version

NEXT_YEAR = date(2099, 1, 1)


@pytest.fixture
def version(project, manager):
    add_deliverable(project, name="Website", by=manager)
    return freeze_scope(project, by=manager)


@pytest.fixture
def boss(client, manager):
    return add_contact(client, name="Boris Boss", email="boris@northwind.test", by=manager)


def asked(version, *contacts, by, **how):
    laid = ask_for_signatures(version, contacts=contacts, expires_on=NEXT_YEAR, by=by, **how)
    return list(laid.signatures.all())


def test_when_all_have_signed_the_version_is_signed(version, contact, boss, manager):
    first, second = asked(version, contact, boss, by=manager)

    sign(first, name="Carla Client", address="192.0.2.7", by=contact)
    assert find_version(version.project.key, 1).signed_at is None

    sign(second, name="Boris Boss", by=boss)
    assert find_version(version.project.key, 1).signed_at == second.decided_at
    said = Signature.objects.get(pk=first.pk)
    assert (said.decision, said.name, said.email, said.address, said.sha256) == (
        "agreed",
        "Carla Client",
        "carla@northwind.test",
        "192.0.2.7",
        version.sha256,
    )


def test_the_lead_signs_inside(version, contact, manager):
    laid = ask_for_signatures(version, contacts=[contact], users=[manager], expires_on=NEXT_YEAR, by=manager)

    sign(laid.signatures.get(user=manager), name="Mary Manager", by=manager)

    assert [row.signer for row in laid.undecided()] == [contact]


def test_one_after_the_other(version, contact, boss, manager):
    first, second = asked(version, contact, boss, in_order=True, by=manager)

    with pytest.raises(ValidationError, match="asked before you"):
        sign(second, name="Boris", by=boss)

    sign(first, name="Carla", by=contact)
    sign(second, name="Boris", by=boss)


def test_refuse_to_sign_needs_a_reason_and_ends_the_round(version, contact, boss, manager):
    first, second = asked(version, contact, boss, by=manager)
    with pytest.raises(ValidationError, match="say what should be different"):
        refuse_to_sign(first, name="Carla", reason=" ", by=contact)

    refuse_to_sign(first, name="Carla", reason="Too dear", by=contact)

    with pytest.raises(ValidationError, match="no longer waiting"):
        sign(second, name="Boris", by=boss)


def test_nobody_answers_twice(version, contact, boss, manager):
    first, _second = asked(version, contact, boss, by=manager)
    sign(first, name="Carla", by=contact)

    with pytest.raises(ValidationError, match="answered already"):
        refuse_to_sign(first, name="Carla", reason="On second thoughts", by=contact)


def test_a_round_that_is_over_takes_no_answers(version, contact, manager):
    (first,) = asked(version, contact, by=manager)
    SigningRound.objects.update(expires_on=timezone.localdate() - timedelta(days=1))

    with pytest.raises(ValidationError, match="no longer waiting"):
        sign(first, name="Carla", by=contact)


def test_withdraw_round_asks_nobody_any_more(version, contact, manager):
    (first,) = asked(version, contact, by=manager)

    withdraw_round(first.round, by=manager)

    with pytest.raises(ValidationError, match="no longer waiting"):
        sign(first, name="Carla", by=contact)
    with pytest.raises(ValidationError, match="Nobody is being asked"):
        withdraw_round(first.round, by=manager)


def test_forward_signature_lets_a_colleague_sign(version, contact, manager):
    (first,) = asked(version, contact, by=manager)

    passed = forward_signature(first, email="Dora@northwind.test", by=contact)

    assert (passed.signer.email, passed.forwarded_from) == ("dora@northwind.test", first)
    sign(passed, name="Dora", by=passed.signer)
    assert find_version(version.project.key, 1).signed_at == passed.decided_at


def test_nobody_else_is_asked(version, contact, manager):
    stranger = add_contact(
        add_client("Southwind", by=manager), name="Sue", email="sue@south.test", by=manager
    )
    archived = archive_contact(
        add_contact(version.project.client, name="Al", email="al@n.test", by=manager), by=manager
    )

    for person in (stranger, archived):
        with pytest.raises(ValidationError, match="not somebody at this client"):
            asked(version, person, by=manager)
    with pytest.raises(ValidationError, match="at least one"):
        asked(version, by=manager)


def test_one_round_at_a_time(version, contact, manager):
    asked(version, contact, by=manager)

    with pytest.raises(ValidationError, match="is being signed"):
        asked(version, contact, by=manager)


@pytest.mark.parametrize("change", ["decision = 'refused'", "sha256 = 'other'", "decided_at = now()"])
def test_the_database_lets_nobody_alter_what_was_said(version, contact, manager, change):
    (first,) = asked(version, contact, by=manager)
    sign(first, name="Carla", by=contact)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE projects_signature SET {change}")
