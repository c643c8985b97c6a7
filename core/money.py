"""Money as people write it: an amount and its currency, in the reader's language."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, get_currency_name, list_currencies
from django.utils.translation import get_language, to_locale

COMMON = ["CNY", "EUR", "USD", "GBP", "HKD", "JPY", "SGD", "TWD", "CHF"]


def locale() -> Locale:
    """That of the reader."""
    return Locale.parse(to_locale(get_language() or "en"))


def currencies() -> list[tuple[str, str]]:
    """Every currency in use as (code, code and name), the commonest first."""
    used = COMMON + sorted(set(list_currencies("en")) - set(COMMON))
    return [(code, f"{code} {get_currency_name(code, locale=locale())}") for code in used]


def money(amount: Decimal | None, currency: str) -> str:
    """“€1,200.00”; an empty string for no amount."""
    return "" if amount is None else str(format_currency(amount, currency, locale=locale()))
