"""The cache: what is kept in one organization's scope is not found in another's."""

from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from django.core.cache import caches
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis.strategies import integers, text

from tenancy import scope as scopes
from tenancy.models import Organization
from tenancy.scope import scope


@given(name=text(max_size=40), version=integers(0, 9))
@hypothesis_settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_key_of_the_cache_is_the_same_in_two_organizations(organizations, name: str, version: int):
    keys = set()
    places: list[Any] = [*map(_scope_of, organizations), nullcontext()]
    for place in places:
        with place:
            keys.add(caches["default"].make_key(name, version))

    assert len(keys) == 3


@pytest.fixture(scope="module")
def organizations():
    return [Organization(pk=1, slug="1"), Organization(pk=11, slug="11")]


@contextmanager
def _scope_of(organization: Organization):
    """The context variable alone: no database is asked for a key."""
    token = scopes._current.set(organization)
    try:
        yield
    finally:
        scopes._current.reset(token)


def test_what_is_kept_in_one_organization_is_not_found_in_another(acme, other):
    cache = caches["default"]
    with scope(acme):
        cache.set("score", "ours")
    with scope(other):
        assert cache.get("score") is None
    assert cache.get("score") is None
    with scope(acme):
        assert cache.get("score") == "ours"
