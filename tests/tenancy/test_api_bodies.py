"""Nothing is written but what is described: every operation with a body, every field of its model."""

import json
from typing import Any

import pytest
from django.urls import get_resolver

from tests.conftest import sign_in
from tests.isolation.addresses import Address, addresses
from tests.isolation.world import World, build

WRITING = [
    address
    for address in addresses(get_resolver())
    if "api/v1/" in address.route
    and {"create", "partial_update"} & set(getattr(address.view, "actions", {}).values())
    and not address.route.endswith(("imports/", "files/"))  # which take a file, and no JSON
]


@pytest.fixture
def world(db) -> World:
    return build()


def undocumented(address: Address) -> list[str]:
    """Every field of the model, by name and by column, that the description does not let a program write."""
    view: Any = address.view.cls
    written = {name for name, field in view.serializer_class().fields.items() if not field.read_only}
    fields = view.queryset.model._meta.get_fields()
    names = {name for field in fields for name in (field.name, getattr(field, "attname", field.name))}
    return sorted({*names, "pk", "role", "organization", "organization_id", "version"} - written)


@pytest.mark.parametrize("address", WRITING, ids=lambda address: address.route)
def test_what_is_not_described_is_not_written(world, address):
    browser = sign_in(world.people["admin"])
    method = "patch" if "patch" in address.view.actions else "post"
    for name in undocumented(address):
        answer = getattr(browser, method)(
            address.path(world, "own"),
            json.dumps({name: 1}),
            content_type="application/json",
            headers={"If-Match": "*"},
        )
        assert (answer.status_code, name in answer.json().get("errors", {})) == (400, True), name


def test_there_is_something_to_write():
    assert len(WRITING) >= 12


def test_a_text_is_measured_as_it_was_sent(browser, organization):
    answer = browser.post(
        "/acme/api/v1/clients/", {"name": "x", "industry": f"\n{'x' * 80}"}, content_type="application/json"
    )

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["industry"])


def test_a_number_is_no_text(browser, organization):
    answer = browser.post(
        "/acme/api/v1/clients/", {"name": "x", "industry": 315}, content_type="application/json"
    )

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["industry"])
