"""Columns of a project's phases: a row for each condition, and for a phase without one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from phases.queries import Gate
from phases.words import state_name
from tenancy.exports import Columns

Row = tuple[Gate, Any]


def rows(gates: list[Gate]) -> list[Row]:
    return [(gate, judged) for gate in gates for judged in gate.conditions or (None,)]


PHASES: Columns = [
    (_("Phase"), lambda row: row[0].phase.name),
    (_("Aim"), lambda row: row[0].phase.aim),
    (_("State"), lambda row: state_name(row[0].phase.state)),
    (_("Planned start"), lambda row: row[0].phase.starts_on),
    (_("Planned end"), lambda row: row[0].phase.ends_on),
    (_("Condition"), lambda row: row[1] and str(row[1].condition)),
    (_("Met"), lambda row: row[1] is not None and row[1].is_met),
    (_("What is missing"), lambda row: row[1] and row[1].missing),
    (_("Closed without its gate, because"), lambda row: row[0].phase.override_reason),
]
