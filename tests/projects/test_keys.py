"""The short names of projects."""

import pytest

from projects.keys import next_key, prefix


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Northwind Foods", "NORTH"), ("江南精密制造", "P"), ("3M Company", "M"), ("a", "A")],
)
def test_the_prefix_is_of_the_first_latin_word(name, letters):
    assert prefix(name) == letters


def test_numbers_are_not_used_again():
    assert next_key("Northwind", ["NORTH-1", "NORTH-7", "ALDER-9", "NORTHERN-8"]) == "NORTH-8"
