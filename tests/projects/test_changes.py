"""Change requests, until they are decided."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.actions import (
    add_deliverable,
    approve_change,
    decline_change,
    edit_change,
    edit_deliverable,
    freeze_scope,
    raise_change,
    reconsider_change,
    recover_change,
    set_goal,
    trash_change,
    triage_change,
    undo_change,
)
from projects.changes import addition, alteration, kept, removal
from projects.comparison import compare
from projects.models import ChangeRequest, ScopeVersion
from projects.promises import promise_now
from projects.queries import newest_version
from tests.projects.adding_up import merged


@pytest.fixture
def change(project, manager):
    return raise_change(project, title="A shop as well", origin="client", by=manager)


def test_raise_change_numbers_them(project, change, manager):
    second = raise_change(project, title="Another", by=manager)

    assert [str(change), str(second)] == ["CR-1 A shop as well", "CR-2 Another"]


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"doing": "add", "key": "nothing:1", "after": {}},
        {"doing": "explode", "key": "deliverable:1"},
        {"doing": "add", "key": "deliverable:1", "after": {"price": "dear"}},
        {"doing": "add", "key": "deliverable:1", "after": {"owner": "7"}},
        {"doing": "alter", "key": "deliverable:1", "before": [], "after": {}},
        "words",
    ],
)
def test_what_is_no_part_is_refused(project, manager, part):
    with pytest.raises(ValidationError, match="can't be read"):
        raise_change(project, title="Strange", parts=[part], by=manager)

    assert not ChangeRequest.objects.exists()


def test_triage_change_and_edit_change_until_it_is_decided(change, manager):
    triage_change(change, triage="outside", by=manager)
    edit_change(change, version=2, title="A shop", by=manager)
    decline_change(change, reason="No money", by=manager)

    with pytest.raises(ValidationError, match="was declined"):
        edit_change(change, version=4, title="No shop", by=manager)

    reconsider_change(change, by=manager)
    change.refresh_from_db()
    assert (change.title, change.triage, change.declined_at) == ("A shop", "outside", None)


def test_trash_change_is_undone_by_recover_change(change, manager):
    trash_change(change, by=manager)
    assert not ChangeRequest.objects.exists()

    recover_change(change, by=manager)
    assert ChangeRequest.objects.get() == change


def test_without_a_version_there_is_nothing_to_change(change, manager):
    with pytest.raises(ValidationError, match="freeze the scope first"):
        approve_change(change, by=manager)


def test_a_change_of_nothing_is_refused(project, change, manager):
    add_deliverable(project, name="Website", by=manager)
    freeze_scope(project, by=manager)

    with pytest.raises(ValidationError, match="changes nothing yet"):
        approve_change(change, by=manager)


STEP = st.tuples(
    st.sampled_from(["add", "alter", "remove", "goal", "undo", "edit"]),
    st.integers(0, 4),
    st.sampled_from("abc"),
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=1, max_size=8))
def test_no_sequence_alters_a_version_or_loses_an_item(project, manager, steps):
    ChangeRequest.everything.all().delete()
    start = raise_change(project, title="Begin", by=manager).number
    add_deliverable(project, name="Website", by=manager)
    first = _frozen(project, manager)
    seen = {first.number: first.sha256}
    for doing, which, word in steps:
        _do(project, manager, doing, which, word)
        for version in ScopeVersion.objects.filter(project=project):
            assert seen.setdefault(version.number, version.sha256) == version.sha256
    made = ChangeRequest.objects.filter(project=project, number__gt=start, undone_at=None).exclude(
        result=None
    )
    summed = merged(one for change in made.order_by("result__number") for one in _made_by(change))
    expected = compare(first.items, newest_version(project).items)
    assert {one.key: one for one in summed} == {one.key: one for one in expected}


def _frozen(project, manager):
    newest = newest_version(project)
    return newest if newest and newest.items == promise_now(project) else freeze_scope(project, by=manager)


def _made_by(change):
    return compare(_before(change.result), change.result.items)


def _before(version):
    known = ScopeVersion.objects.standing().filter(project=version.project, number__lt=version.number)
    return known.first().items


def _do(project, manager, doing, which, word):
    """One step somebody could take; what the product refuses is no step."""
    base = newest_version(project).items
    keys = list(base)
    try:
        if doing == "undo":
            undo_change(ChangeRequest.objects.exclude(result=None).order_by("-number")[0], by=manager)
        elif doing == "edit":
            row = project.deliverables.all()[which]
            edit_deliverable(row, version=row.version, name=word, by=manager)
        elif doing == "goal":
            set_goal(project, metric=word, target=1, due_on=date(2027, 1, 1), owner=manager, by=manager)
        else:
            parts = {
                "add": lambda: [addition("deliverable", {"name": word})],
                "alter": lambda: [alteration(base, keys[which], {"name": word})],
                "remove": lambda: removal(base, keys[which]),
            }[doing]()
            approve_change(raise_change(project, title=word, parts=kept(parts), by=manager), by=manager)
    except (ValidationError, IndexError):
        return
