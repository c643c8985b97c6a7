"""Making an account whose address is proven."""

import pytest
from django.db import IntegrityError, transaction

from accounts.actions import register_person
from accounts.models import User


def test_an_address_is_one_person_whatever_its_case(db):
    register_person("Pat@Acme.test", name="Pat")

    with pytest.raises(IntegrityError), transaction.atomic():
        register_person("pat@acme.test", name="Pat again")

    assert User.objects.get().email == "pat@acme.test"


def test_without_a_password_none_opens(db):
    assert not register_person("pat@acme.test", name="Pat").has_usable_password()
