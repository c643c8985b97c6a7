"""An export is complete without anybody remembering: every model is told, or declared left out with a reason."""

import re

import pytest
from django.apps import apps

from accounts.models import User
from archives import declared
from archives.tables import owned_models, tables, told_fields
from tenancy.models import Organization, Owned

SECRET = re.compile("nonce|digest|secret|password|token|signature|private|otp|code$", re.IGNORECASE)
# Fields whose names sound secret and are not, each with the reason.
HARMLESS: dict[str, str] = {}


def test_every_model_is_told_or_declared_left_out():
    names = {model._meta.label_lower for model in owned_models()}

    assert names == set(tables()) | set(declared.LEFT_OUT)
    assert not set(tables()) & set(declared.LEFT_OUT)
    assert len(names) > 25


def test_what_is_declared_exists():
    for name, fields in declared.HIDDEN.items():
        assert set(fields) <= {field.name for field in apps.get_model(name)._meta.concrete_fields}, name
    for name, fields in declared.POINTERS.items():
        assert {*fields, *fields.values()} <= {
            field.name for field in apps.get_model(name)._meta.concrete_fields
        }
    assert {*declared.ROWS, *(name for name, _field in declared.SPOKEN)} <= set(tables())


def test_every_reason_is_told():
    reasons = [
        *declared.LEFT_OUT.values(),
        *(why for fields in declared.HIDDEN.values() for why in fields.values()),
    ]

    assert [why for why in reasons if len(why.split()) < 3] == []


@pytest.mark.parametrize("model", [*(table.model for table in tables().values()), Organization], ids=str)
def test_no_field_that_sounds_secret_is_told(model):
    told = [f"{model._meta.label_lower}.{field.name}" for field in told_fields(model)]

    assert [name for name in told if SECRET.search(name.rpartition(".")[2]) and name not in HARMLESS] == []


def test_references_lead_to_people_or_to_what_is_told():
    astray = [
        f"{table.name}.{field.name}"
        for table in tables().values()
        for field in table.fields
        if field.is_relation
        and field.related_model is not User
        and not (issubclass(field.related_model, Owned) and field.related_model._meta.label_lower in tables())
    ]

    assert astray == []


def test_those_are_first_to_which_others_refer():
    order = list(tables())
    for table in tables().values():
        for target in set(table.references.values()) - {"accounts.user", table.name}:
            assert order.index(target) < order.index(table.name), (table.name, target)
