"""Every address there is answers under the strict policy, to whoever asks."""

import pytest

from tests.core.test_headers import missing
from tests.isolation.addresses import ADDRESSES
from tests.isolation.looking import browser
from tests.isolation.world import World


@pytest.mark.parametrize("role", ["anonymous", "admin", "operator", "contact"])
def test_every_answer_carries_the_policy(world: World, role: str):
    faults = []
    for address in ADDRESSES:
        browser.cookies = world.windows[role]
        path = address.path(world, "own")
        answer = browser.get(path)
        if lacking := missing(answer.headers):
            faults.append(f"{path} {answer.status_code}: {', '.join(sorted(lacking))}")

    assert len(ADDRESSES) > 200
    assert not faults, "\n".join(faults)
