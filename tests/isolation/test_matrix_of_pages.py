"""No page, piece or verb tells anything of another organization, or of another client."""

import pytest

from tests.isolation.addresses import ADDRESSES, Address
from tests.isolation.matrix import faults
from tests.isolation.world import World

PAGES = [
    address for address in ADDRESSES if "/admin/" not in address.route and "api/v1/" not in address.route
]


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.route or "/")
def test_nothing_foreign_is_told(world: World, address: Address):
    found = list(faults(world, address))

    assert not found, "\n".join(found)
