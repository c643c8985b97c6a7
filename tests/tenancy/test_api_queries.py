"""A page of a list costs as many queries with thirty rows as with one."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from pytest_django import DjangoDbBlocker

from members.actions import make_token
from tenancy.models import Membership, Role
from tenancy.scope import scope
from tests.conftest import join, sign_in
from tests.isolation.addresses import addresses
from tests.isolation.world import MARKS, World, build, tell

LISTS = [
    address
    for address in addresses(get_resolver())
    if "api/v1/" in address.route and getattr(address.view, "actions", {}).get("get") == "list"
]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Thirty clients with everything about them, thirty members, thirty tokens, thirty rules."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build()
        with scope(world.mine):
            for number in range(30):
                more(world, number)
        yield world
        transaction.set_rollback(True)


def more(world: World, number: int) -> None:
    owner = world.people["owner"]
    colleague = join(f"n{number} Member", Role.MEMBER, world.mine)
    make_token(Membership.objects.get(user=owner), name=f"Token {number}", scopes=["read"], by=owner)
    kind = "n" * (10 + number)  # a story's rule is as many days before as its name has letters
    MARKS[kind] = f"STORY{number}"
    tell(kind, by=owner, colleague=colleague)
    MARKS.pop(kind)


@pytest.mark.parametrize("address", LISTS, ids=lambda address: address.route)
def test_a_page_costs_the_same_with_one_row_and_with_thirty(world, address, settings):
    settings.API_LIMITS = {}
    browser = sign_in(world.people["owner"])
    path = address.path(world, "own")

    assert asked(browser, path, 1) == asked(browser, path, 30)


def asked(browser: Any, path: str, rows: int) -> int:
    """How many queries a page of so many rows costs; fails if there are fewer rows."""
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(f"{path}?limit={rows}")
    assert len(answer.json()["results"]) == rows
    return len(queries)
