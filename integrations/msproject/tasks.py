"""Tasks out of their records, and the links between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from integrations.msproject import values
from integrations.msproject.losses import Losses, Lost
from integrations.msproject.plan import PlanLink, PlanTask
from integrations.msproject.records import Record

CONSTRAINTS = ("", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT")
KINDS = ("FF", "FS", "SF", "SS")
LONGEST_NAME = 400
LONGEST_NOTES = 20_000
FULL = 100
USUAL_PRIORITY = "500"


@dataclass(frozen=True, slots=True)
class Row:
    """A task as the file has it, before its place in the outline and its dates are settled."""

    task: PlanTask
    start: datetime | None
    finish: datetime | None


def left_out(record: Record) -> Lost | None:
    """Why the row is not one of our tasks, if it is not."""
    if values.flag(record.get("IsNull")):
        return Lost.BLANK_ROWS
    if values.flag(record.get("ExternalTask")):
        return Lost.EXTERNAL_TASKS
    if record.get("Active") in ("0", "false"):
        return Lost.INACTIVE_TASKS
    return None


def row(record: Record, uid: int, losses: Losses) -> Row:
    """The task of a record; its level and outline number are the file's."""
    number = values.whole(record.get("ID")) or uid
    known = Known(record, name_of(record, number, losses), losses)
    notice(record, known.name, losses)
    shape = values.whole(record.get("DurationFormat")) or 0
    start, finish = known.instant("Start"), known.instant("Finish")
    task = PlanTask(
        uid=uid,
        name=known.name,
        level=values.whole(record.get("OutlineLevel")) or 1,
        outline=record.get("OutlineNumber")[:200],
        start=start or values.EPOCH,
        finish=finish or values.EPOCH,
        notes=known.shortened("Notes", LONGEST_NOTES),
        wbs=record.get("WBS")[:100],
        duration_minutes=known.minutes("Duration"),
        duration_is_elapsed=values.plain_format(shape) in values.ELAPSED_FORMATS,
        is_estimated=values.is_estimated_format(shape) or values.flag(record.get("Estimated")),
        is_milestone=values.flag(record.get("Milestone")),
        is_manual=values.flag(record.get("Manual")),
        percent_complete=min(max(values.whole(record.get("PercentComplete")) or 0, 0), FULL),
        constraint=constraint(record),
        constraint_date=known.instant("ConstraintDate"),
        deadline=known.instant("Deadline"),
        calendar_uid=values.whole(record.get("CalendarUID")),
        actual_start=known.instant("ActualStart"),
        actual_finish=known.instant("ActualFinish"),
    )
    return Row(task, start, finish)


def constraint(record: Record) -> str:
    number = values.whole(record.get("ConstraintType")) or 0
    return CONSTRAINTS[number] if 0 <= number < len(CONSTRAINTS) else ""


def name_of(record: Record, number: int, losses: Losses) -> str:
    name = " ".join(record.get("Name").split())
    if not name:
        losses.add(Lost.NAMELESS_TASKS, f"#{number}")
        return f"#{number}"
    if len(name) > LONGEST_NAME:
        losses.add(Lost.SHORTENED_TEXTS, name)
    return name[:LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class Known:
    """Values of one task's record; what can't be read is noted under its name."""

    record: Record
    name: str
    losses: Losses

    def instant(self, field: str) -> datetime | None:
        text = self.record.get(field)
        value = values.instant(text)
        if value is None and text not in values.NO_DATE:
            self.losses.add(Lost.UNREADABLE_VALUES, f"{self.name}: {field} {text}")
        return value

    def minutes(self, field: str) -> Decimal:
        text = self.record.get(field)
        value = values.minutes(text)
        if (value is None and text) or (value and value < 0):
            self.losses.add(Lost.UNREADABLE_VALUES, f"{self.name}: {field} {text}")
        return max(value or Decimal(0), Decimal(0))

    def shortened(self, field: str, longest: int) -> str:
        text = self.record.get(field)
        if len(text) > longest:
            self.losses.add(Lost.SHORTENED_TEXTS, self.name)
        return text[:longest]


def notice(record: Record, name: str, losses: Losses) -> None:
    """Note what the record says that we have no place for."""
    is_summary = values.flag(record.get("Summary"))
    percent = values.whole(record.get("PercentComplete")) or 0
    signs = {
        Lost.INSERTED_PROJECTS: values.flag(record.get("IsSubproject")),
        Lost.RECURRING_TASKS: values.flag(record.get("Recurring")),
        Lost.TASK_TYPES: not is_summary and record.get("Type") in ("1", "2"),
        Lost.PROGRESS_DETAILS: not is_summary and 0 < percent < FULL,
        Lost.PHYSICAL_PROGRESS: bool(values.whole(record.get("PhysicalPercentComplete"))),
        Lost.IGNORED_CALENDARS: values.flag(record.get("IgnoreResourceCalendar")),
        Lost.LEVELLING_DELAYS: bool(values.whole(record.get("LevelingDelay"))),
        Lost.PRIORITIES: record.get("Priority") not in ("", USUAL_PRIORITY),
        Lost.FIXED_COSTS: record.get("FixedCost").strip("0.-") != "",
        Lost.HYPERLINKS: bool(record.get("HyperlinkAddress")),
    }
    for what, is_there in signs.items():
        if is_there:
            losses.add(what, name)


def links(record: Record, uid: int, name: str, losses: Losses) -> Iterator[PlanLink]:
    """What the task waits for, in its own project."""
    for link in record.all("PredecessorLink"):
        predecessor = values.whole(link.get("PredecessorUID"))
        if values.flag(link.get("CrossProject")) or link.get("CrossProjectName"):
            losses.add(Lost.CROSS_PROJECT_LINKS, name)
        elif predecessor is None:
            losses.add(Lost.LOOSE_LINKS, name)
        else:
            if values.whole(link.get("LinkLag") or "0") is None:
                losses.add(Lost.UNREADABLE_VALUES, f"{name}: LinkLag {link.get('LinkLag')}")
            yield tied(link, predecessor, uid)


def tied(link: Record, predecessor: int, successor: int) -> PlanLink:
    """The link with its lag: tenths of a minute, or percent."""
    kind = values.whole(link.get("Type"))
    lag = values.whole(link.get("LinkLag")) or 0
    shape = values.plain_format(values.whole(link.get("LagFormat")) or 0)
    is_percent = shape in values.PERCENT_FORMATS
    return PlanLink(
        predecessor,
        successor,
        kind=KINDS[kind] if kind is not None and 0 <= kind < len(KINDS) else "FS",
        lag_minutes=Decimal(0) if is_percent else Decimal(lag) / 10,
        lag_is_elapsed=shape in values.ELAPSED_FORMATS,
        lag_percent=lag if is_percent else None,
    )
