"""Resources and assignments out of their records."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from integrations.msproject import values
from integrations.msproject.losses import Losses, Lost
from integrations.msproject.plan import PlanAssignment, PlanResource
from integrations.msproject.records import Record

NOBODY = {0, -65535}
"""Numbers under which Project files work that nobody is assigned to."""

CONTOURED = ("", "0")


def resource(record: Record, losses: Losses) -> PlanResource | None:
    """The resource; None for the blank row and for Project's nobody."""
    uid, name = values.whole(record.get("UID")), " ".join(record.get("Name").split())
    if uid is None or values.flag(record.get("IsNull")) or (uid in NOBODY and not name):
        return None
    if not name:
        losses.add(Lost.NAMELESS_RESOURCES, f"#{uid}")
        name = f"#{uid}"
    notice_resource(record, name, losses)
    most = values.units(record.get("MaxUnits"))
    return PlanResource(
        uid,
        name[:200],
        email=email(record.get("EmailAddress")),
        kind=kind(record),
        group=record.get("Group")[:120],
        max_units=Decimal(1) if most is None else most,
        calendar_uid=values.whole(record.get("CalendarUID")),
    )


def kind(record: Record) -> str:
    if values.flag(record.get("IsCostResource")) or record.get("Type") == "2":
        return "cost"
    return "material" if record.get("Type") == "0" else "work"


def email(text: str) -> str:
    """The address if it looks like one."""
    name, at, host = text.strip().rpartition("@")
    return (
        text.strip() if name and at and "." in host and " " not in text.strip() and len(text) <= 254 else ""
    )


def notice_resource(record: Record, name: str, losses: Losses) -> None:
    if any(record.get(field).strip("0.-") for field in ("StandardRate", "OvertimeRate", "CostPerUse")):
        losses.add(Lost.COST_RATES, name)
    if record.get("Notes"):
        losses.add(Lost.RESOURCE_NOTES, name)
    if len(record.all("AvailabilityPeriods", "AvailabilityPeriod")) > 1:
        losses.add(Lost.AVAILABILITY, name)


def assignment(record: Record, names: dict[int, str], losses: Losses) -> PlanAssignment | None:
    """The assignment; `names` are the tasks' by number. None if nobody is assigned."""
    task, who = values.whole(record.get("TaskUID")), values.whole(record.get("ResourceUID"))
    work = max(values.minutes(record.get("Work")) or Decimal(0), Decimal(0))
    if task is None or task not in names:
        losses.add(Lost.LOOSE_ASSIGNMENTS)
        return None
    if who is None or who in NOBODY:
        if work:
            losses.add(Lost.UNASSIGNED_WORK, names[task])
        return None
    notice_assignment(record, names[task], losses)
    units = values.units(record.get("Units"))
    return PlanAssignment(task, who, units=Decimal(1) if units is None else units, work_minutes=work)


def notice_assignment(record: Record, task: str, losses: Losses) -> None:
    if "TimephasedData" not in record.passed_over and record.get("WorkContour") not in CONTOURED:
        losses.add(Lost.TIMEPHASED_WORK, task)
    if values.whole(record.get("Delay")) or values.whole(record.get("LevelingDelay")):
        losses.add(Lost.ASSIGNMENT_DELAYS, task)
    if values.minutes(record.get("OvertimeWork")):
        losses.add(Lost.OVERTIME, task)


def sound(
    assignments: Iterable[PlanAssignment],
    resources: Iterable[PlanResource],
    names: dict[int, str],
    losses: Losses,
) -> tuple[PlanAssignment, ...]:
    """The assignments of resources that are there, each to a task once: work and units of a double are added up."""
    known, once = {one.uid for one in resources}, dict[tuple[int, int], PlanAssignment]()
    for one in assignments:
        key = (one.task_uid, one.resource_uid)
        if one.resource_uid not in known:
            losses.add(Lost.LOOSE_ASSIGNMENTS, names[one.task_uid])
        elif key in once:
            losses.add(Lost.DOUBLED_ASSIGNMENTS, names[one.task_uid])
            once[key] = together(once[key], one)
        else:
            once[key] = one
    return tuple(once.values())


def together(one: PlanAssignment, other: PlanAssignment) -> PlanAssignment:
    return replace(
        one,
        units=min(one.units + other.units, values.MOST_UNITS),
        work_minutes=min(one.work_minutes + other.work_minutes, values.MOST_MINUTES),
    )
