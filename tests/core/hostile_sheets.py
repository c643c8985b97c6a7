"""Files that are no spreadsheets, or mean harm; each with a word of what is said of it."""

import io
import zipfile

from core.workbooks import workbook_chunks

HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (sign, b"&%c;" % (sign - 1) * 10) for sign in range(ord("b"), ord("j")))
    + b"]>"
)
WORKBOOK = b"".join(workbook_chunks(["Name"], [["Design"], ["Build"]]))


def rewritten(part: str, content: bytes, workbook: bytes = WORKBOOK) -> bytes:
    """The workbook with another content in one of its parts."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name.endswith(part) else old.read(name))
    return made.getvalue()


def sheet_of(cells: bytes, before: bytes = b"") -> bytes:
    return rewritten("sheet1.xml", before + HEAD + cells + TAIL)


def cell(place: bytes, value: bytes = b"1") -> bytes:
    number = place.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return b'<row r="%s"><c r="%s"><v>%s</v></c></row>' % (number, place, value)


def ods_of(table: bytes) -> bytes:
    made = io.BytesIO()
    spaces = b" ".join(
        b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
        for name in (b"office", b"table", b"text")
    )
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        package.writestr(
            "content.xml",
            b"<office:document-content %s><office:body><office:spreadsheet>"
            b'<table:table table:name="A">%s</table:table>'
            b"</office:spreadsheet></office:body></office:document-content>" % (spaces, table),
        )
    return made.getvalue()


def ods_cell(text: bytes, repeated: bytes = b"1", kind: bytes = b'"string"') -> bytes:
    return (
        b'<table:table-cell table:number-columns-repeated="%s" office:value-type=%s>'
        b"<text:p>%s</text:p></table:table-cell>" % (repeated, kind, text)
    )


def ods_row(cells: bytes, repeated: bytes = b"1") -> bytes:
    return b'<table:table-row table:number-rows-repeated="%s">%s</table:table-row>' % (repeated, cells)


def bomb() -> bytes:
    return sheet_of(b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>' % (b" " * 40_000_000))


def many_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for number in range(6000):
            package.writestr(f"xl/{number}", "")
    return made.getvalue()


HOSTILE = {
    "nothing": (b"", "nothing in it"),
    "a mark alone": (b"\xef\xbb\xbf", "nothing in it"),
    "commas alone": (b",,,\n,,,\n", "nothing in it"),
    "a million columns": (b"," * 10**6 + b"1", "more than 100 columns"),
    "a million rows": (b"1\n" * 10**6, "More than 5000 rows"),
    "a cell without end": (b"a" * 20_000, "more than 10000 characters"),
    "a first cell too long for the reader": (b"a" * 200_000, "quotation mark"),
    "an open quote": (b'a,b\n"c,d\n', "quotation mark"),
    "more than is read": (b"a" * (5 * 1024**2 + 1), "larger than"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no spreadsheet"),
    "NUL": (b"a,b\0\n", "no spreadsheet"),
    "no encoding": (b"caf\xe9,\xff\xff\n", "encoding"),
    "an old or protected file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "half a file": (WORKBOOK[: len(WORKBOOK) // 2], "damaged"),
    "the first bytes of a file": (WORKBOOK[:4], "damaged"),
    "another archive": (
        rewritten("workbook.xml", b"").replace(b"xl/workbook.xml", b"xl/wurkbook.xml"),
        "no spreadsheet",
    ),
    "an empty workbook": (rewritten("workbook.xml", b""), "damaged"),
    "a bomb": (bomb(), "unpacks to more"),
    "many parts": (many_parts(), "unpacks to more"),
    "billions of laughs": (
        sheet_of(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>', LAUGHS),
        "damaged",
    ),
    "a cell at the far end": (sheet_of(cell(b"A1") + cell(b"XFD1048576")), "too many cells"),
    "a cell in the last row": (sheet_of(cell(b"A1") + cell(b"Z1048576")), "too many cells"),
    "a cell beyond the sheet": (sheet_of(cell(b"BDWGN1")), "more than 100 columns"),
    "ODS: columns without end": (ods_of(ods_row(ods_cell(b"x", b"2000000000"))), "more than 100 columns"),
    "ODS: rows without end": (ods_of(ods_row(ods_cell(b"x"), b"2000000000")), "More than 5000 rows"),
}
