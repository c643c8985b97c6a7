"""Secrets that must be read again."""

import pytest

from core.secrets import Unreadable, seal, unseal


def test_what_is_sealed_can_be_read_here():
    assert unseal(seal("hush")) == "hush"
    assert "hush" not in seal("hush")
    assert seal("hush") != seal("hush")


def test_nowhere_else(settings):
    sealed = seal("hush")
    settings.SECRET_KEY = "another installation's key, which is long enough"

    with pytest.raises(Unreadable):
        unseal(sealed)


def test_nothing_else_is_read():
    with pytest.raises(Unreadable):
        unseal("hush")
