"""Cells no spreadsheet takes for a formula."""

import csv
from itertools import product

import pytest

from core.exports import BOM, csv_lines, harmless

BEFORE = ["", " ", "   ", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}", BOM, "\t", "\r", "\n", "\0"]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
HOSTILE = [before + sign + "1+cmd|' /C calc'!A0" for before, sign in product(BEFORE, SIGNS)]
PLAIN = ["", " ", "Ada", " Ada", "a=b", "1-2", "'=1", "项目", 'say "x"', "two\nlines"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_is_made_text(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", [*PLAIN, -5, 2.5, None])
def test_everything_else_is_left_alone(value):
    assert harmless(value) == value


def test_header_and_cells_are_made_harmless():
    whole = "".join(csv_lines(["=name"], [[text] for text in HOSTILE if "\0" not in text]))
    cells = [row[0] for row in csv.reader(whole.removeprefix(BOM).splitlines(keepends=True))]

    assert whole.startswith(BOM)
    assert all(cell.startswith("'") for cell in cells)
