"""Which rows are seen when summaries are folded, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from schedule.outline import visible

LEVELS = [1, 2, 3, 3, 2, 1, 2]


def test_a_folded_row_hides_what_is_under_it():
    assert visible(LEVELS, set()) == [0, 1, 2, 3, 4, 5, 6]
    assert visible(LEVELS, {1}) == [0, 1, 4, 5, 6]
    assert visible(LEVELS, {0, 1, 5}) == [0, 5]


@given(st.lists(st.integers(1, 6), max_size=60), st.sets(st.integers(0, 60)))
def test_a_row_is_seen_unless_one_above_it_is_folded(levels, folded):
    seen = visible(levels, folded)

    for index, level in enumerate(levels):
        ancestors, depth = set(), level
        for above in range(index - 1, -1, -1):
            if levels[above] < depth:
                ancestors.add(above)
                depth = levels[above]
        assert (index in seen) == (not ancestors & folded)
