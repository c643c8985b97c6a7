"""Columns of the trace: a row for each line."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tenancy.exports import Columns


def name(piece: Any) -> str:
    return piece.name if piece else ""


TRACE: Columns = [
    (_("Need"), lambda row: name(row.line.need)),
    (_("Goal"), lambda row: name(row.line.goal)),
    (_("Deliverable"), lambda row: name(row.line.deliverable)),
    (_("Tasks"), lambda row: "; ".join(task.name for task in row.line.tasks)),
    (_("Acceptance"), lambda row: row.state),
    (_("What is missing"), lambda row: "; ".join(row.missing)),
]
