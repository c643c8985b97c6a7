"""Freezing the scope."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from projects.actions import add_deliverable, ask_for_signatures, edit_deliverable, freeze_scope, sign
from projects.models import ScopeVersion
from projects.promises import digest


@pytest.fixture
def website(project, manager):
    return add_deliverable(project, name="Website", by=manager)


def test_a_version_tells_what_is_promised(project, website, manager):
    version = freeze_scope(project, name="Offer", by=manager)

    assert version.number == 1
    assert version.items[website.key]["name"] == "Website"
    assert version.sha256 == digest(version.head, version.items, version.order)


def test_nothing_is_frozen_twice(project, website, manager):
    freeze_scope(project, by=manager)

    with pytest.raises(ValidationError, match="Nothing has changed since version 1"):
        freeze_scope(project, by=manager)


def test_nothing_at_all_is_not_frozen(project, manager):
    with pytest.raises(ValidationError, match="nothing to freeze"):
        freeze_scope(project, by=manager)


def test_a_signed_scope_moves_by_changes_only(project, website, contact, manager):
    version = freeze_scope(project, by=manager)
    laid = ask_for_signatures(version, contacts=[contact], expires_on=date(2099, 1, 1), by=manager)
    sign(laid.signatures.get(), name="Carla", by=contact)
    edit_deliverable(website, version=1, name="Shop", by=manager)

    with pytest.raises(ValidationError, match="is signed"):
        freeze_scope(project, by=manager)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE projects_scopeversion SET items = '{}'",
        "UPDATE projects_scopeversion SET number = 7, redacted_at = now()",
        "UPDATE projects_scopeversion SET name = 'other'",
        "DELETE FROM projects_scopeversion",
    ],
)
def test_the_database_lets_nobody_alter_it(project, website, manager, statement):
    before = vars(freeze_scope(project, by=manager))["items"]

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert ScopeVersion.objects.get().items == before
