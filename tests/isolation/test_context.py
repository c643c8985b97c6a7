"""The scope under load: nothing is read, written or left behind in another organization's name.

`make test` sends 8 threads through 6 organizations; `make hammer` 64 through 200.
"""

import os
from collections.abc import Iterator

import pytest

from launch.trouble import Trouble
from tests.isolation.hammer import firms, hammer
from tests.isolation.pooled import pooled

FIRMS, THREADS, ROUNDS = map(int, os.environ.get("ACCORD_HAMMER", "6 8 30").split())
NEVER = ("wrong read", "wrong write", "left behind", "half done", "unexpected answer")


def faults(counts) -> dict[str, int]:
    return {name: counts[name] for name in NEVER if counts[name]}


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_behind_on_connections_that_stay_open():
    counts = hammer(firms(FIRMS), threads=THREADS, rounds=ROUNDS)

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
    counts = hammer(firms(FIRMS), threads=THREADS, rounds=ROUNDS)

    assert faults(counts) == {}
    assert counts["write_page"] > 10
