"""Tables as Excel workbooks: typed, harmless, as wide as what they say."""

import io
import re
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import load_workbook

from core.workbooks import MOST_CHARACTERS, clipped, number_format, workbook_chunks
from tests.core.test_exports import HOSTILE, PLAIN
from tests.core.workbooks import SAYS_MORE_THAN_TEXT, sheets_of

LINKS = ["https://accord.example/", "mailto:a@b.example", "internal:Sheet1!A1", "external:c.xlsx", "{=1+1}"]


def made(header, rows) -> bytes:
    return b"".join(workbook_chunks(header, rows))


def cells(file: bytes, sheet: int = 0) -> list:
    return load_workbook(io.BytesIO(file)).get_sheet_by_index(sheet).to_python()


def test_no_text_is_a_formula_or_a_link():
    wanted = [text for text in [*HOSTILE, *PLAIN, *LINKS] if "\0" not in text and "\r" not in text and text]

    file = made(["=name"], [[text] for text in wanted])

    assert cells(file) == [["=name"], *([text] for text in wanted)]
    assert SAYS_MORE_THAN_TEXT.findall(sheets_of(file)) == []


def test_numbers_and_days_are_typed():
    row = [3, 12.5, Decimal("-4.50"), date(2026, 11, 24), "12", "2026-11-24", "", None]

    _head, found = cells(made([str(number) for number in range(8)], [row]))

    assert found == [3.0, 12.5, -4.5, date(2026, 11, 24), "12", "2026-11-24", "", ""]
    assert [number_format(value) for value in (3, 2.5, Decimal("-4.50"), Decimal(7))] == [
        "0",
        "General",
        "#,##0.00",
        "#,##0",
    ]


def test_a_day_excel_does_not_know_is_told_in_words():
    assert cells(made(["Day"], [[date(1899, 12, 31)]]))[1] == ["1899-12-31"]


def test_the_head_stays_in_sight_is_bold_and_filters_and_columns_are_as_wide_as_needed():
    xml = sheets_of(made(["任务", "Days"], [["一二三四五六七八九十" * 2, 1], ["x" * 500, 2]])).decode()

    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in xml
    assert '<autoFilter ref="A1:B3"/>' in xml
    assert '<c r="A1" s="1" t="inlineStr"' in xml
    assert re.findall(r'<col min="(\d)" max="\d" width="(\d+)\.', xml) == [("1", "60"), ("2", "8")]


def test_more_rows_than_a_sheet_takes_go_on_a_next_one(monkeypatch):
    monkeypatch.setattr("core.workbooks.MOST_ROWS", 2)

    file = made(["N"], [[number] for number in range(3)])

    assert [cells(file, 0), cells(file, 1)] == [[["N"], [0.0], [1.0]], [["N"], [2.0]]]


@pytest.mark.parametrize("sign", ["a", "项", "😀"])
def test_a_text_longer_than_a_cell_is_clipped(sign):
    (_, (found,)) = cells(made(["Text"], [[sign * MOST_CHARACTERS + sign]]))

    assert found == clipped(sign * (MOST_CHARACTERS + 1))
    assert found.endswith("…")
    assert len(found.encode("utf-16-le")) // 2 in {MOST_CHARACTERS, MOST_CHARACTERS - 1}
