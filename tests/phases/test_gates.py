"""Whether what a gate asks for is so."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.gates import Facts, Result, ancestors, is_accepted, judge, whole

TREE = {
    1: Result("Site"),
    2: Result("Start page", parent=1, unmet=2),
    3: Result("Shop", parent=1, is_accepted=True),
    4: Result("Manual", is_accepted=True),
}


def asked(kind: str, **more) -> SimpleNamespace:
    known = {
        "deliverable_id": None,
        "confirmed_at": None,
        "person": None,
        "milestone": None,
        "was_met": None,
        **more,
    }
    return SimpleNamespace(kind=kind, **known)


@pytest.mark.parametrize(
    "kind, about, facts, missing",
    [
        ("accepted", {}, Facts(), "There is no deliverable yet."),
        ("accepted", {}, Facts(TREE), "Not accepted yet: Start page."),
        ("accepted", {"deliverable_id": 1}, Facts(TREE), "Not accepted yet: Start page."),
        ("accepted", {"deliverable_id": 4}, Facts(TREE), ""),
        ("accepted", {}, Facts(TREE | {1: Result("Site", is_accepted=True)}), ""),
        ("passed", {}, Facts(TREE), "Criteria are not met yet: Start page (2)."),
        ("passed", {"deliverable_id": 3}, Facts(TREE), ""),
        ("signed", {}, Facts(), "The scope is not frozen yet."),
        ("signed", {}, Facts(version="v2"), "v2 is not signed yet."),
        ("signed", {}, Facts(version="v2", is_signed=True), ""),
        ("no_changes", {}, Facts(), ""),
        ("no_changes", {}, Facts(open_changes=list("abcde")), "To be decided: a, b, c and 2 more."),
        ("confirmed", {}, Facts(), "Nobody has confirmed it yet."),
        ("confirmed", {"person": "Mary"}, Facts(), "Mary has not confirmed it yet."),
        ("confirmed", {"confirmed_at": "now"}, Facts(), ""),
    ],
)
def test_what_is_missing(kind, about, facts, missing):
    judged = judge(asked(kind, **about), facts)

    assert (judged.missing, judged.is_met) == (missing, not missing)


def test_a_milestone_is_done_or_not():
    class Milestone(SimpleNamespace):
        def __str__(self) -> str:
            return "Live"

    assert (
        judge(asked("milestone", milestone=Milestone(done_on=None)), Facts()).missing
        == "“Live” is not done yet."
    )
    assert judge(asked("milestone", milestone=Milestone(done_on="today")), Facts()).is_met


@st.composite
def trees(draw) -> Facts:
    count = draw(st.integers(1, 12))
    return Facts({
        key: Result(f"D{key}", draw(st.sampled_from([None, *range(key)])), draw(st.booleans()))
        for key in range(count)
    })  # fmt: skip


@given(facts=trees())
def test_a_whole_is_accepted_just_when_all_without_parts_under_it_are(facts):
    for key in facts.deliverables:
        leaves = list(whole(facts, key))
        assert leaves
        assert judge(asked("accepted", deliverable_id=key), facts).is_met == all(
            is_accepted(facts, leaf) for leaf in leaves
        )


@given(facts=trees())
def test_what_is_accepted_takes_its_parts_along(facts):
    for key in facts.deliverables:
        above = ancestors(facts, key)
        assert is_accepted(facts, key) >= any(facts.deliverables[one].is_accepted for one in above)


def test_a_tree_that_bites_its_tail_ends():
    assert ancestors(Facts({1: Result("a", 2), 2: Result("b", 1)}), 1) == [2, 1]
