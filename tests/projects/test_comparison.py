"""Two versions of a promise: what differs, made and taken back."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from projects.comparison import Clash, Difference, Doing, apply, compare, reverse
from tests.projects.adding_up import merged

VALUES = st.none() | st.sampled_from(["a", "b", "2027-01-01", "1200"])
FIELDS = st.fixed_dictionaries({"name": VALUES, "price": VALUES})
ITEMS = st.dictionaries(st.sampled_from([f"deliverable:{n}" for n in range(6)]), FIELDS, max_size=6)


def test_what_is_removed_is_told():
    before = {"deliverable:1": {"name": "Website"}, "deliverable:2": {"name": "Shop"}}
    after = {"deliverable:2": {"name": "Shop with stock"}, "deliverable:3": {"name": "Training"}}

    assert compare(before, after) == [
        Difference("deliverable:2", Doing.ALTER, before={"name": "Shop"}, after={"name": "Shop with stock"}),
        Difference("deliverable:3", Doing.ADD, after={"name": "Training"}),
        Difference("deliverable:1", Doing.REMOVE, before={"name": "Website"}),
    ]


@given(ITEMS, ITEMS)
def test_differences_made_are_the_later_version(before, after):
    assert apply(before, compare(before, after)) == after


@given(ITEMS, ITEMS)
def test_differences_taken_back_are_the_earlier_version(before, after):
    assert apply(after, reverse(compare(before, after))) == before


@given(st.lists(ITEMS, min_size=2, max_size=5))
def test_the_sum_of_the_differences_is_the_difference(versions):
    steps = [one for was, now in itertools.pairwise(versions) for one in compare(was, now)]

    summed = {one.key: one for one in merged(steps)}

    assert summed == {one.key: one for one in compare(versions[0], versions[-1])}


@given(ITEMS, ITEMS, ITEMS)
def test_an_item_that_is_not_as_it_was_is_told(before, after, now):
    differences = compare(before, after)
    is_as_before = all(
        now.get(one.key) is None
        if one.doing is Doing.ADD
        else one.key in now and all(now[one.key].get(name) == value for name, value in one.before.items())
        for one in differences
    )

    try:
        apply(now, differences)
    except Clash:
        assert not is_as_before
    else:
        assert is_as_before
