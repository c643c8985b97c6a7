"""Reads the spreadsheet on its standard input in a process of its own, which may take so much memory and time.

A few bytes can claim a cell in the last row and column; what is made of them then ends here, and not the web. Run as a
file, it imports nothing of ours. It writes rows of [number, cells] as JSON; ends with one of ENDS if it can't.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

MOST_MEMORY = 768 * 1024**2
MOST_SECONDS = 10
NUMBER, DAY, MOMENT = "number", "day", "moment"
ENDS = {"password": 3, "broken": 4}


def confine() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def rows_of(file: Any, most: int) -> list[tuple[int, list[Any]]]:
    """The rows of the first visible sheet that says anything, one more than `most` at the most."""
    book = load_workbook(file)
    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
            rows = list(zip(range(most + 1), written(book.get_sheet_by_name(about.name)), strict=False))
            if rows:
                return [row for _, row in rows]
    return []


def written(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows with anything in them, each with its number; cells from the first column of the sheet on."""
    if sheet.start is None:
        return
    top, left = sheet.start
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=top + 1):
        told = [""] * left + [plain(cell) for cell in cells]
        while told and blank(told[-1]):
            told.pop()
        if told:
            yield number, told


def blank(cell: Any) -> bool:
    return isinstance(cell, str) and not cell.strip()


def plain(cell: Any) -> Any:
    """A cell as JSON tells it: texts, yes and no as they are, everything else with its kind."""
    if isinstance(cell, (str, bool)):
        return cell
    if isinstance(cell, (int, float)):
        return {NUMBER: format(cell, ".15g")}
    if isinstance(cell, datetime):
        return {DAY: cell.date().isoformat()} if cell.time() == time() else {MOMENT: cell.isoformat()}
    if isinstance(cell, date):
        return {DAY: cell.isoformat()}
    return str(cell) if isinstance(cell, (time, timedelta)) else ""


def main() -> None:
    confine()
    try:
        rows = rows_of(io.BytesIO(sys.stdin.buffer.read()), int(sys.argv[1]))
    except PasswordError:
        sys.exit(ENDS["password"])
    except CalamineError:
        sys.exit(ENDS["broken"])
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
