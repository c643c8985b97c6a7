"""Deliverables and their acceptance criteria."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from projects.actions import (
    add_criterion,
    add_deliverable,
    edit_criterion,
    edit_deliverable,
    move_criterion,
    move_deliverable,
    recover_criterion,
    recover_deliverable,
    start_project,
    trash_criterion,
    trash_deliverable,
)
from projects.models import Criterion, Deliverable
from projects.queries import tree_of
from tests.conftest import sign_in


@pytest.fixture
def website(project, manager):
    return add_deliverable(project, name="Website", by=manager)


@pytest.fixture
def shop(project, website, manager):
    return add_deliverable(project, name="Shop", parent=website, by=manager)


def tree(project) -> list[str]:
    return [f"{number} {row}" for row, number in tree_of(project)]


def test_add_deliverable_makes_a_tree(project, website, shop, manager):
    add_deliverable(project, name="Training", by=manager)
    add_deliverable(project, name="Stock", parent=shop, by=manager)

    assert tree(project) == ["1 Website", "1.1 Shop", "1.1.1 Stock", "2 Training"]


def test_a_price_is_not_negative(project, manager):
    with pytest.raises(ValidationError, match="can't be negative"):
        add_deliverable(project, name="Website", price=Decimal(-1), by=manager)


def test_edit_deliverable_refuses_to_be_part_of_itself(project, website, shop, manager):
    with pytest.raises(ValidationError, match="part of itself"):
        edit_deliverable(website, version=1, parent=shop, by=manager)


def test_edit_deliverable_refuses_a_part_of_another_project(project, website, manager):
    other = start_project(project.client, name="Other", starts_on=project.starts_on, by=manager)
    foreign = add_deliverable(other, name="Foreign", by=manager)

    with pytest.raises(ValidationError, match="another project"):
        edit_deliverable(website, version=1, parent=foreign, by=manager)


def test_move_deliverable_under_another_and_back(project, website, shop, manager):
    training = add_deliverable(project, name="Training", by=manager)

    move_deliverable(training, parent=website, place=0, by=manager)
    assert tree(project) == ["1 Website", "1.1 Training", "1.2 Shop"]

    move_deliverable(training, place=0, by=manager)
    assert tree(project) == ["1 Training", "2 Website", "2.1 Shop"]


def test_trash_deliverable_takes_its_parts_along_and_recover_deliverable_brings_them_back(
    project, website, shop, manager
):
    kept_out = add_deliverable(project, name="Stock", parent=shop, by=manager)
    trash_deliverable(kept_out, by=manager)

    trash_deliverable(website, by=manager)
    assert tree(project) == []

    recover_deliverable(Deliverable.everything.get(pk=website.pk), by=manager)
    assert tree(project)[:2] == ["1 Website", "1.1 Shop"]


def test_a_part_is_not_recovered_before_the_whole(project, website, shop, manager):
    trash_deliverable(website, by=manager)

    with pytest.raises(ValidationError, match="is in the trash"):
        recover_deliverable(Deliverable.everything.get(pk=shop.pk), by=manager)


def test_criteria_come_and_go(website, manager):
    criterion = add_criterion(website, text="Answers in a second", by=manager)
    edit_criterion(criterion, version=1, text="Answers in half a second", by=manager)
    assert [str(row) for row in website.criteria.all()] == ["Answers in half a second"]

    trash_criterion(criterion, by=manager)
    assert Criterion.objects.count() == 0

    recover_criterion(criterion, by=manager)
    assert Criterion.objects.count() == 1


def test_move_criterion_puts_it_at_a_place(project, manager):
    row = add_deliverable(project, name="Website", by=manager)
    first, _second, third = (add_criterion(row, text=text, by=manager) for text in ("A", "B", "C"))

    move_criterion(third, place=0, by=manager)
    assert [one.text for one in row.criteria.all()] == ["C", "A", "B"]
    here = f"/acme/projects/{project.key}/scope/criteria/{first.pk}/move/"
    sign_in(manager).post(here, {"step": "down"})
    assert [one.text for one in row.criteria.all()] == ["C", "B", "A"]
