"""A foreign key in any field, filter, order or list is a key of nothing."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from rest_framework.serializers import CharField

from tests.isolation.addresses import ADDRESSES, Address
from tests.isolation.forms import Form, forms, strangers
from tests.isolation.looking import Answer, forget, look
from tests.isolation.matrix import difference
from tests.isolation.world import World

KEYS = re.compile(r"\b1\d{5}\b")
TAG = re.compile(r"-[0-9a-f]{20}\b")
SEALS = {"csrfmiddlewaretoken", "version"}
API = [address for address in ADDRESSES if "api/v1/" in address.route and hasattr(address.view, "cls")]
WRITING = [address for address in API if {"post", "patch"} & getattr(address.view, "actions", {}).keys()]
LISTS = [address for address in API if getattr(address.view, "actions", {}).get("get") == "list"]


def without(answer: Answer, value: Any) -> Answer:
    """The answer without what was asked for, and without the keys of what it has made."""
    headers = tuple((name, masked(text, str(value))) for name, text in answer.headers)
    return Answer(answer.status, headers, masked(answer.body, str(value)))


def masked(text: str, value: str) -> str:
    return TAG.sub("·", KEYS.sub("·", forget(text.replace(f"%3D{value}", "%3D·"), value)))


def told(what: str, ask: Callable[[Any], Answer], values: tuple[Any, Any]) -> Iterator[str]:
    """What the answer to a foreign value says that the answer to no value does not."""
    foreign, missing = map(ask, values)
    if foreign.status >= 500:
        yield f"{what}: {foreign.status}"
    if foreign.marks("foreign"):
        yield f"{what}: a foreign mark can be read"
    one, other = without(foreign, values[0]), without(missing, values[1])
    if one != other:
        yield f"{what}: a foreign value answers other than none: {difference(one, other)}"


def fill_in(world: World, role: str, form: Form, name: str, value: Any) -> Answer:
    return form.send(world, role, {**form.values, name: value})


@pytest.mark.parametrize("role", ["member", "admin"])
def test_no_form_takes_or_tells_of_a_foreign_value(world: World, role: str):
    found = forms(world, role)
    faults = [
        fault
        for form in found.values()
        for name in form.values.keys() - SEALS
        for values in strangers(world, is_word=name in form.typed)
        for fault in told(
            f"{form.method} {form.action} {name}={values[0]}",
            partial(fill_in, world, role, form, name),
            values,
        )
    ]

    assert len(found) > 8
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", WRITING, ids=lambda address: address.route)
def test_no_call_takes_or_tells_of_a_foreign_value(world: World, address: Address):
    method = "PATCH" if "patch" in address.view.actions else "POST"
    path = address.path(world, "own")
    faults = [
        fault
        for name, is_word in writable(address)
        for values in strangers(world, is_word=is_word)
        for fault in told(
            f"{method} {path} {name}={values[0]}",
            partial(send, world, method, path, name),
            values,
        )
    ]

    assert not faults, "\n".join(faults)


def writable(address: Address) -> list[tuple[str, bool]]:
    """The fields the call takes, and some it should not: (name, whether it is but a word)."""
    fields = address.view.cls.serializer_class().fields.items()
    taken = [(name, isinstance(field, CharField)) for name, field in fields if not field.read_only]
    return [*taken, ("organization", False), ("id", False), ("project_id", False)]


def send(world: World, method: str, path: str, name: str, value: Any) -> Answer:
    return look(
        world,
        "admin",
        method,
        path,
        json.dumps({name: value}),
        content_type="application/json",
        headers={"If-Match": '"1"'},
    )


@pytest.mark.parametrize("address", LISTS, ids=lambda address: address.route)
def test_no_filter_or_order_tells_of_a_foreign_value(world: World, address: Address):
    path = address.path(world, "own")
    faults = [
        fault
        for name in questions(address)
        for values in strangers(world)
        for fault in told(
            f"GET {path}?{name}={values[0]}",
            partial(narrow, world, path, name),
            values,
        )
    ]

    assert not faults, "\n".join(faults)


def narrow(world: World, path: str, name: str, value: Any) -> Answer:
    return look(world, "admin", "GET", f"{path}?{name}={value}")


def questions(address: Address) -> list[str]:
    """The filters the list has, and words others use."""
    view = address.view.cls
    filters = getattr(getattr(view, "filterset_class", None), "base_filters", {})
    return [
        *filters,
        *getattr(view, "filterset_fields", []),
        "ordering",
        "search",
        "cursor",
        "page",
        "fields",
        "id",
    ]
