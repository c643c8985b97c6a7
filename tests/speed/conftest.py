"""What every page does with one row of everything, and what with thirty."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.isolation.conftest import telling_keys, world
from tests.isolation.world import World
from tests.speed.crowd import crowd
from tests.speed.pages import READ, Visit, visit

__all__ = ["telling_keys", "world"]
Visits = dict[str, tuple[Visit, Visit]]


@pytest.fixture(scope="module")
def visits(world: World) -> Iterator[Visits]:
    """By route: the visit with one row of everything, and the one with thirty."""
    with transaction.atomic():
        little = {address.route: visit(world, address) for address in READ}
        crowd(world)
        yield {address.route: (little[address.route], visit(world, address)) for address in READ}
        transaction.set_rollback(True)
