"""Approving a change."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from projects.actions import (
    add_criterion,
    add_deliverable,
    approve_change,
    ask_for_signatures,
    edit_deliverable,
    freeze_scope,
    raise_change,
    sign,
    undo_change,
)
from projects.changes import addition, alteration, impact, kept, removal
from projects.comparison import compare
from projects.models import Deliverable, ScopeVersion
from projects.promises import promise_now
from projects.queries import newest_version


@pytest.fixture
def website(project, manager):
    return add_deliverable(project, name="Website", price=Decimal(5000), due_on=date(2027, 1, 10), by=manager)


@pytest.fixture
def version(project, website, manager):
    add_criterion(website, text="Answers in a second", by=manager)
    return freeze_scope(project, by=manager)


@pytest.fixture
def change(project, version, website, manager):
    parts = [
        addition("deliverable", {"name": "Shop", "price": "2500", "due_on": "2027-02-01"}),
        alteration(version.items, website.key, {"price": "5500"}),
    ]
    return raise_change(project, title="A shop as well", parts=kept(parts), by=manager)


def test_it_comes_true_and_makes_the_next_version(project, version, change, website, manager):
    approve_change(change, by=manager)

    made = newest_version(project)
    assert made.number == 2
    assert made.items == promise_now(project)
    assert list(Deliverable.objects.values_list("name", "price")) == [
        ("Website", Decimal(5500)),
        ("Shop", Decimal(2500)),
    ]
    told = {part["key"]: part for part in kept(compare(version.items, made.items))}
    assert told == {part["key"]: part for part in change.parts}


def test_the_impact_is_computed(version, change):
    found = impact(version.items, change.parts)

    assert (found.price, found.effort, found.days) == (Decimal(3000), Decimal(0), 22)


def test_a_change_of_what_has_changed_is_refused_and_nothing_is_half_done(project, change, website, manager):
    edit_deliverable(website, version=1, price=Decimal(1), by=manager)

    with pytest.raises(ValidationError, match="Somebody has changed “Website”"):
        approve_change(change, by=manager)

    assert ScopeVersion.objects.count() == 1
    assert Deliverable.objects.count() == 1


def test_removing_takes_the_criteria_along(project, version, website, manager):
    change = raise_change(
        project, title="No website", parts=kept(removal(version.items, website.key)), by=manager
    )

    approve_change(change, by=manager)

    assert newest_version(project).items == {} == promise_now(project)


def test_undo_restores_everything(project, version, change, website, manager):
    before = promise_now(project)
    approve_change(change, by=manager)

    undo_change(change, by=manager)

    assert promise_now(project) == before
    assert newest_version(project) == version


def test_what_the_client_has_signed_is_not_undone(project, change, contact, manager):
    approve_change(change, by=manager)
    laid = ask_for_signatures(change.result, contacts=[contact], expires_on=date(2099, 1, 1), by=manager)
    sign(laid.signatures.get(), name="Carla Client", by=contact)

    with pytest.raises(ValidationError, match="has signed"):
        undo_change(change, by=manager)
