"""What a cell says: text, a day, money, a number, yes or no. Nothing is guessed: what can be read in two ways is refused.

Each takes a cell as `core.sheets` reads it and raises ValidationError with a sentence; an empty cell is None (text: "").
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DAY = re.compile(
    r"(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})(?:\s*日)?(?:[T ]00:00(?::00)?)?"
)
TWO_WAYS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})")
IN_WORDS = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y")
FIRST_SERIAL, LAST_SERIAL, ZERO = 20_000, 80_000, date(1899, 12, 30)
"""Excel counts days; these are the numbers from 1954 to 2119, where a column of days was not formatted as such."""
NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
MOST_DIGITS = 20
CURRENCY = re.compile(
    r"(?P<before>[A-Z]{3}|[¥$€£])?\s*(?P<amount>[+-]?[\d,.]+)\s*(?P<after>[A-Z]{3}|[¥$€£元])?"
)
SIGNS = {"¥": "CNY", "元": "CNY", "$": "USD", "€": "EUR", "£": "GBP"}
YES = {"yes", "y", "true", "1", "x", "✓", "✔", "√", "是", "有", "对"}
NO = {"no", "n", "false", "0", "✗", "×", "否", "无", "不"}


class Money(NamedTuple):
    """An amount and the code of its currency; "" if the cell does not tell it."""

    amount: Decimal
    currency: str


def text(cell: Any) -> str:
    """What it shows, without space around it; a number without needless zeros, a day as ISO writes it."""
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell).strip()


def day(cell: Any) -> date | None:
    """2026-11-24, 2026/11/24, 2026年11月24日, 24 Nov 2026, or a day of Excel; 24/11/2026 is refused."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, Decimal):
        return day_of_serial(cell)
    words = plain(cell)
    if TWO_WAYS.fullmatch(words):
        raise refused(_("“%(said)s” does not say which number is the month. Write it as 2026-11-24."), cell)
    return day_of(words, cell) if words else None


def day_of(words: str, cell: Any) -> date:
    try:
        if found := DAY.fullmatch(words):
            return date(*map(int, found.groups()))
        return next(filter(None, (in_words(words, form) for form in IN_WORDS)))
    except (ValueError, StopIteration):
        raise refused(_("“%(said)s” is no day. Write it as 2026-11-24."), cell) from None


def in_words(words: str, form: str) -> date | None:
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None


def day_of_serial(cell: Decimal) -> date:
    if not FIRST_SERIAL <= cell <= LAST_SERIAL:
        raise refused(_("“%(said)s” is no day. Write it as 2026-11-24."), cell)
    return ZERO + timedelta(days=int(cell))


def number(cell: Any) -> Decimal | None:
    """1234.5 or 1,234.5: a point before the decimals, commas between the thousands or nowhere."""
    if isinstance(cell, Decimal):
        words = format(cell, "f") if cell.adjusted() < MOST_DIGITS else str(cell)
    else:
        words = plain(cell)
    if not words:
        return None
    if not NUMBER.fullmatch(words) or len(words) > MOST_DIGITS * 2:
        raise refused(
            _("“%(said)s” is no number. Write it as 1234.5, with a point before the decimals."), cell
        )
    return Decimal(words.replace(",", ""))


def whole(cell: Any) -> int | None:
    """A number without decimals."""
    value = number(cell)
    if value is not None and value != value.to_integral():
        raise refused(_("“%(said)s” is no whole number."), cell)
    return value if value is None else int(value)


def money(cell: Any) -> Money | None:
    """1,234.50, ¥1,234, CNY 1234, 1234元: ¥ is taken for CNY and $ for USD; the caller asks whether that may be."""
    if isinstance(cell, Decimal):
        return Money(cell, "")
    words = plain(cell)
    if not words:
        return None
    found = CURRENCY.fullmatch(words.upper())
    if not found or (found["before"] and found["after"]):
        raise refused(_("“%(said)s” is no amount. Write it as 1,234.50 or CNY 1,234.50."), cell)
    amount, sign = number(found["amount"]), found["before"] or found["after"] or ""
    return None if amount is None else Money(amount, SIGNS.get(sign, sign))


def yes_no(cell: Any) -> bool | None:
    """Yes or no, as people and spreadsheets write it in English and in Chinese."""
    words = text(cell).casefold()
    if not words:
        return None
    if words not in YES | NO:
        raise refused(_("“%(said)s” is neither yes nor no."), cell)
    return words in YES


def plain(cell: Any) -> str:
    """The text with full-width digits and signs as plain ones."""
    return unicodedata.normalize("NFKC", text(cell)).replace("\N{MINUS SIGN}", "-")


def refused(sentence: str, cell: Any) -> ValidationError:
    said = str(cell).strip()
    return ValidationError(sentence % {"said": said if len(said) <= 40 else f"{said[:40]}…"})
