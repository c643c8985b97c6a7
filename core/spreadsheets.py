"""The cells of an XLSX or ODS file: looked through as a package, then read by a process that may die of it."""

import io
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core import spreadsheet_process
from core.packages import BadPackage, beginning, opened

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
LONGEST_WAIT = 2 * spreadsheet_process.MOST_SECONDS
READERS: dict[str, Any] = {
    spreadsheet_process.NUMBER: lambda text: number_of(text),
    spreadsheet_process.DAY: date.fromisoformat,
    spreadsheet_process.MOMENT: datetime.fromisoformat,
}


def is_spreadsheet(content: bytes) -> bool:
    """Whether it begins like one, an old or a protected one included; what it is called says nothing."""
    return content.startswith((ZIP, OLE))


def spreadsheet_rows(content: bytes, most: int) -> list[tuple[int, list[Any]]]:
    """Numbered rows without the empty ones, one more than `most` at the most; raises ValidationError."""
    if content.startswith(OLE):
        raise ValidationError(protected_or_old())
    check_package(content)
    told = asked_process(content, most)
    return [(number, [cell_of(cell) for cell in cells]) for number, cells in told]


def check_package(content: bytes) -> None:
    try:
        with opened(io.BytesIO(content)) as package:
            names = set(package.namelist())
            is_ods = "mimetype" in names and beginning(package, "mimetype").strip() == ODS
    except BadPackage as problem:
        raise ValidationError(str(problem.sentence) or broken()) from None
    if not is_ods and "xl/workbook.xml" not in names:
        raise ValidationError(no_spreadsheet())


def asked_process(content: bytes, most: int) -> Any:
    command = [sys.executable, "-I", str(Path(spreadsheet_process.__file__)), str(most)]
    limits: dict[str, Any] = {"capture_output": True, "timeout": LONGEST_WAIT, "check": False, "env": {}}
    try:
        done = subprocess.run(command, input=content, **limits)
    except subprocess.TimeoutExpired:
        raise ValidationError(too_much()) from None
    if done.returncode:
        raise ValidationError(sentence_of(done.returncode))
    return json.loads(done.stdout)


def sentence_of(end: int) -> str:
    """What the end of the process means: a signal is that its memory or time was over."""
    if end == spreadsheet_process.ENDS["password"]:
        return protected_or_old()
    return too_much() if end < 0 else broken()


def cell_of(told: Any) -> Any:
    if isinstance(told, dict):
        ((kind, text),) = told.items()
        return READERS[kind](text)
    return told


def number_of(text: str) -> Decimal | str:
    """Without the noise of binary fractions and needless zeros; what is no number stays text."""
    number = Decimal(text)
    if not number.is_finite():
        return text
    return number.quantize(Decimal(1)) if number == number.to_integral() and abs(number) < 10**20 else number


def protected_or_old() -> str:
    return _(
        "The file is protected by a password, or in the old format .xls. Save it as .xlsx without a password."
    )


def broken() -> str:
    return _("The file is damaged. Open it in your spreadsheet program, save it again, and upload that.")


def no_spreadsheet() -> str:
    return _("The file is no spreadsheet. Upload an .xlsx, .ods or .csv file.")


def too_much() -> str:
    return _(
        "The sheet reaches over too many cells. Copy the rows you need into a new file, and upload that."
    )
