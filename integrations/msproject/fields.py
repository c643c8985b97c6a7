"""The values of a row, read one by one; what can't be read is counted and left at its default."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from integrations.msproject.document import name_of
from integrations.msproject.durations import seconds_of
from integrations.msproject.plan import Losses

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_MINUTES = 2_000_000_000
NONE = -1


class Fields:
    """What stands directly in an element: texts by name."""

    def __init__(self, element: Any, losses: Losses):
        self.element, self.losses = element, losses
        self.texts = {name_of(child): (child.text or "").strip() for child in element if not len(child)}

    def text(self, name: str, most: int = 0) -> str:
        """The text on one line, cut to the most characters a place has."""
        text = " ".join(self.texts.get(name, "").split())
        if most and len(text) > most:
            self.losses.add("texts_cut", text)
            return text[: most - 1] + "…"
        return text

    def flag(self, name: str) -> bool:
        return self.texts.get(name, "0").lower() in {"1", "true"}

    def number(self, name: str, default: int = 0) -> int:
        text = self.texts.get(name, "")
        try:
            return int(text) if text else default
        except ValueError:
            return self._unreadable(name, default)

    def uid(self, name: str) -> int | None:
        """The number of another row; None when it says -1 or nothing."""
        number = self.number(name, NONE)
        return None if number == NONE else number

    def decimal(self, name: str, default: Decimal, most: Decimal) -> Decimal:
        """A number with two decimals from 0 to the most."""
        text = self.texts.get(name, "")
        try:
            exact = Decimal(text) if text else default
            kept = exact.quantize(Decimal("0.01"))
        except InvalidOperation:
            return self._unreadable(name, default)
        if not 0 <= kept <= most:
            return self._unreadable(name, default)
        if kept != exact:
            self.losses.add("units_rounded", text)
        return kept

    def moment(self, name: str) -> datetime | None:
        text = self.texts.get(name, "")
        if text in {"", "NA"}:
            return None
        moment = moment_of(text)
        return moment or self._unreadable(name, None)

    def minutes(self, name: str) -> int:
        """The whole minutes of a duration."""
        text = self.texts.get(name, "")
        if not text:
            return 0
        try:
            seconds = seconds_of(text)
        except ValueError:
            return self._unreadable(name, 0)
        if not 0 <= seconds <= MOST_MINUTES * 60:
            return self._unreadable(name, 0)
        if seconds % 60:
            self.losses.add("seconds_rounded", text)
        return round(seconds / 60)

    def _unreadable(self, name: str, default: Any) -> Any:
        self.losses.add("unreadable_values", f"{name}: {self.texts[name]}")
        return default


def moment_of(text: str) -> datetime | None:
    """The local time in the text, if it is one of our centuries."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def day_of(text: str) -> date | None:
    moment = moment_of(text)
    return moment.date() if moment else None
