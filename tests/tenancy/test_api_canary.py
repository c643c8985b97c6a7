"""The fuzzing proves itself: what is planted is found."""

import pytest
from schemathesis.core.failures import FailureGroup

from clients.api import ClientSerializer
from tests.tenancy.test_api_fuzz import SCHEMA, one_connection, token

__all__ = ["one_connection", "token"]
LIST = SCHEMA["/api/v1/clients/"]["GET"]
ADD = SCHEMA["/api/v1/clients/"]["POST"]


def found_in(operation, token, **more):
    """What the fuzzing says of one call."""
    with pytest.raises(FailureGroup) as failures:
        operation.Case(**more).call_and_validate(headers=token)
    return str(failures.value)


def test_without_anything_planted_nothing_is_found(token):
    LIST.Case().call_and_validate(headers=token)


def test_a_planted_defect_is_found(token, monkeypatch):
    monkeypatch.setattr("clients.api.ClientViewSet.act_add", lambda view, **_: 1 / 0)

    told = found_in(ADD, token, body={"name": "x"}, media_type="application/json")

    assert "Server error" in told


def test_a_planted_field_is_found(token, monkeypatch):
    usual = ClientSerializer.to_representation
    monkeypatch.setattr(
        ClientSerializer, "to_representation", lambda one, row: {**usual(one, row), "nonce": "secret"}
    )

    assert "Response violates schema" in found_in(LIST, token)
