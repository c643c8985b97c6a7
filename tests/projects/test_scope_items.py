"""The scope statement."""

import pytest
from django.core.exceptions import ValidationError

from activity.models import Event
from projects.actions import (
    add_scope_item,
    edit_scope_item,
    move_scope_item,
    recover_scope_item,
    trash_scope_item,
)
from projects.models import ScopeItem
from tenancy.models import Conflict


def texts() -> list[str]:
    return list(ScopeItem.objects.values_list("text", flat=True))


@pytest.fixture
def item(project, manager):
    return add_scope_item(project, text="Online shop", by=manager)


def test_add_scope_item_puts_it_last_among_its_kind(project, item, manager):
    add_scope_item(project, text="Payment", by=manager)
    other = add_scope_item(project, text="Hosting", kind="excluded", by=manager)

    assert texts() == ["Online shop", "Hosting", "Payment"]
    assert other.position == 0


def test_an_empty_sentence_is_refused(project, manager):
    with pytest.raises(ValidationError):
        add_scope_item(project, text="", by=manager)

    assert texts() == []


def test_edit_scope_item_of_an_old_version_tells_both(item, manager):
    edit_scope_item(item, version=1, text="Shop", by=manager)

    with pytest.raises(Conflict) as conflict:
        edit_scope_item(item, version=1, text="Store", by=manager)

    assert (conflict.value.mine, conflict.value.theirs) == ({"text": "Store"}, {"text": "Shop"})


@pytest.mark.parametrize(("place", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc")])
def test_move_scope_item_keeps_the_others_in_order(project, manager, place, order):
    items = [add_scope_item(project, text=text, by=manager) for text in "abc"]

    move_scope_item(items[2], place=place, by=manager)

    assert "".join(texts()) == order
    assert Event.objects.filter(kind="scope_item.moved").get().particulars["was"] == 2


def test_trash_scope_item_is_undone_by_recover_scope_item(item, manager):
    trash_scope_item(item, by=manager)
    assert texts() == []

    recover_scope_item(item, by=manager)
    assert texts() == ["Online shop"]
