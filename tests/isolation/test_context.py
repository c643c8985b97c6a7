"""The scope under load: nothing is read, written or left behind in another organization's name."""

from collections.abc import Iterator

import pytest

from launch.trouble import Trouble
from tests.isolation.hammer import firms, hammer
from tests.isolation.pooled import pooled

NEVER = ("wrong read", "wrong write", "left behind", "half done", "unexpected answer")


def faults(counts) -> dict[str, int]:
    return {name: counts[name] for name in NEVER if counts[name]}


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_behind_on_connections_that_stay_open():
    counts = hammer(firms(6), threads=8, rounds=30)

    assert faults(counts) == {}
    assert counts["lose_the_connection"] > 5


@pytest.fixture
def pooler(transactional_db) -> Iterator[None]:
    try:
        with pooled():
            yield
    except Trouble as trouble:
        pytest.skip(str(trouble))


def test_nothing_stays_behind_in_a_pool_of_transactions(pooler):
    counts = hammer(firms(6), threads=8, rounds=30)

    assert faults(counts) == {}
    assert counts["write_page"] > 10
