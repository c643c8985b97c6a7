"""Rows from elsewhere: what was written is read, in every form it comes in, and what means harm is refused in words."""

import io
import string
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from core import cells
from core.exports import csv_lines, harmless, intended
from core.sheets import read_rows
from core.workbooks import workbook_chunks
from tests.core.hostile_sheets import HOSTILE, ods_cell, ods_of, ods_row, sheet_of
from tests.core.test_exports import HOSTILE as FORMULAS

MOMENT = datetime.fromisoformat("2026-11-24T09:30")
TABLE = [["任务", "Due", "Price"], ["Résumé, “final”", "2026-11-24", "1,234.50"], ["two\nlines", "", "½"]]


def read(source) -> list[list]:
    sheet = read_rows(io.BytesIO(source) if isinstance(source, bytes) else source)
    return [sheet.top.cells, *(row.cells for row in sheet.rows)]


def as_csv(header, rows) -> bytes:
    return "".join(csv_lines(header, rows)).encode()


def as_xlsx(header, rows) -> bytes:
    return b"".join(workbook_chunks(header, rows))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", ",;\t")
def test_a_csv_file_in_every_encoding_and_with_every_separator(encoding, delimiter):
    text = "".join(delimiter.join(f'"{cell}"' if cell else "" for cell in row) + "\r\n" for row in TABLE)

    assert read(text.encode(encoding)) == TABLE


WORDS = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ,;\"'=+-@\n\t项目＝é😀"), max_size=12
).filter(lambda text: text == intended(text) and (text.strip() or not text))
ROWS = st.tuples(
    WORDS,
    st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.none() | st.decimals(-(10**9), 10**9, places=2),
    st.none() | st.integers(-(10**9), 10**9),
    st.booleans(),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ROWS, max_size=5))
def test_rows_written_as_csv_and_as_xlsx_read_back_equal(rows):
    header = ["Name", "Due", "Price", "Days", "Done"]
    told = [[*row[:4], "yes" if row[4] else "no"] for row in rows]
    parsers = (cells.text, cells.day, cells.number, cells.whole, cells.yes_no)

    for file in (as_csv(header, told), as_xlsx(header, told)):
        sheet = read_rows(io.BytesIO(file))
        found = [tuple(parse(row.cell(at)) for at, parse in enumerate(parsers)) for row in sheet.rows]
        assert (sheet.headings, found) == (header, [(row[0].strip(), *row[1:]) for row in rows])


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_what_looked_like_a_formula_comes_back_as_it_was(make):
    wanted = [text for text in FORMULAS if not set(text) & {"\0", "\r"}]

    assert [row[0] for row in read(make(["Name"], [[text] for text in wanted]))[1:]] == wanted
    assert all(intended(harmless(text)) == text for text in FORMULAS)


def test_a_workbook_tells_values_and_not_formulas_from_its_first_sheet_with_any():
    made = io.BytesIO()
    with Workbook(made) as book:
        book.add_worksheet("Empty")
        hidden, shown = book.add_worksheet("Hidden"), book.add_worksheet("Shown")
        hidden.write(0, 0, "secret")
        hidden.hide()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        shown.write_row(2, 1, ["Name", "Sum", " "])
        shown.write_formula(4, 1, "=1+1", None, 2)
        shown.write_number(4, 2, 0.1 + 0.2)
        shown.write_datetime(4, 3, date(2026, 11, 24), day)
        shown.write_datetime(4, 4, MOMENT, moment)
        shown.write_boolean(4, 5, True)

    sheet = read_rows(io.BytesIO(made.getvalue()))

    assert sheet.top == (3, ["", "Name", "Sum"])
    assert sheet.rows == [(5, ["", Decimal(2), Decimal("0.3"), date(2026, 11, 24), MOMENT, True])]


def test_an_open_document_is_read_too():
    table = ods_row(ods_cell(b"Name") + ods_cell(b"Days")) + ods_row(
        ods_cell(b"Design") + ods_cell(b"2.5", kind=b'"float" office:value="2.5"')
    )

    assert read(ods_of(table)) == [["Name", "Days"], ["Design", Decimal("2.5")]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name\tDue\r\nDesign\t2026-11-24\r\n\r\n", [["Name", "Due"], ["Design", "2026-11-24"]]),
        ('Name\tNote\n"two\nlines"\t"say ""x"""', [["Name", "Note"], ["two\nlines", 'say "x"']]),
        ('"an open quote\tb\nc\td', [['"an open quote', "b"], ["c", "d"]]),
        ('a 5" pipe\tb', [['a 5" pipe', "b"]]),
        ("Design, and build\nTest; again", [["Design, and build"], ["Test; again"]]),
        ("- Design\n  * [ ] Build\n+ [x] Test\n• 报告", [["Design"], ["Build"], ["Test"], ["报告"]]),
        ("1. Design\n2) Build\n3、 测试", [["Design"], ["Build"], ["测试"]]),
        ("1.5 tons\n-3 degrees", [["1.5 tons"], ["-3 degrees"]]),
        ("\ufeffName\tDue", [["Name", "Due"]]),
    ],
)
def test_what_was_pasted(text, rows):
    assert read(text) == rows


def test_rows_keep_the_numbers_they_have_in_the_file():
    sheet = read_rows(io.BytesIO(b"\nName,Due\n\n,\nDesign,\n"))

    assert (sheet.top, sheet.rows) == ((2, ["Name", "Due"]), [(5, ["Design"])])


def test_numbers_come_without_the_noise_of_binary_fractions():
    row = b'<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>5.0</v></c></row>'

    assert [str(cell) for cell in read(sheet_of(row))[0]] == ["0.3", "5"]


def test_numbers_that_are_none_stay_text():
    cells_of = b'<row r="1"><c r="A1"><v>inf</v></c><c r="B1"><v>nan</v></c><c r="C1"><v>1e300</v></c></row>'

    assert read(sheet_of(cells_of)) == [["inf", "nan", Decimal("1E+300")]]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_means_harm_is_refused_in_words(name):
    content, word = HOSTILE[name]

    with pytest.raises(ValidationError) as refused:
        read_rows(io.BytesIO(content))

    (sentence,) = refused.value.messages
    assert word in sentence
    assert sentence.endswith((".", "…"))


def test_a_paste_is_bounded_too():
    for text in ("a\0b", "a\t" * 200 + "b", "a\n" * 6000, "a" * 6_000_000, "\n \n", '"' + "a" * 200_000):
        with pytest.raises(ValidationError):
            read_rows(text)
