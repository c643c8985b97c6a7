"""The lines of a trace with the rows they speak of, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracing.trace import Line
from tracing.words import gap_name, state_of

SHOWN = 4


@dataclass(frozen=True)
class Row:
    """A line, and where each of its pieces is found."""

    line: Line
    rows: dict[str, dict[int, Any]]

    def row(self, kind: str) -> Any:
        piece = getattr(self.line, kind)
        return self.rows[kind][piece.key] if piece else None

    @property
    def need(self) -> Any:
        return self.row("need")

    @property
    def goal(self) -> Any:
        return self.row("goal")

    @property
    def deliverable(self) -> Any:
        return self.row("deliverable")

    @cached_property
    def tasks(self) -> list[Any]:
        """The first of them."""
        return [self.rows["task"][task.key] for task in self.line.tasks[:SHOWN]]

    @property
    def more(self) -> int:
        return max(0, len(self.line.tasks) - SHOWN)

    @property
    def submission(self) -> Any:
        return self.rows["submission"].get(self.line.deliverable.key) if self.line.deliverable else None

    @property
    def state(self) -> str:
        return state_of(self.submission) if self.line.deliverable else ""

    @property
    def missing(self) -> Sequence[str]:
        return [gap_name(gap) for gap in self.line.gaps]
