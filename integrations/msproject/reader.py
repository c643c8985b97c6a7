"""Reads a Microsoft Project XML file, piece by piece, into a plan."""

from collections.abc import Iterable
from pathlib import PurePath

from integrations.msproject import calendars, outline, people, tasks, values
from integrations.msproject.links import sound as sound_links
from integrations.msproject.losses import Losses, Lost
from integrations.msproject.plan import Plan, PlanAssignment, PlanCalendar, PlanLink, PlanResource
from integrations.msproject.records import Record, Records
from integrations.msproject.trouble import Reason, Unreadable

A_DAY = 480
WANTED = frozenset({
    "Name", "Title", "StartDate", "MinutesPerDay", "CalendarUID", "ScheduleFromStart", "UID", "ID",
    "BaseCalendarUID", "WeekDays", "WeekDay", "DayType", "DayWorking", "TimePeriod", "FromDate",
    "ToDate", "WorkingTimes", "WorkingTime", "FromTime", "ToTime", "Exceptions", "Exception", "EnteredByOccurrences", "Occurrences", "DaysOfWeek", "Month", "MonthDay", "MonthItem", "MonthPosition", "Type",
    "Period", "WorkWeeks", "WorkWeek", "IsNull", "ExternalTask", "Active", "OutlineLevel", "OutlineNumber", "Start",
    "Finish", "Duration", "DurationFormat", "Estimated", "Milestone", "Summary", "Manual",
    "PercentComplete", "ConstraintType", "ConstraintDate", "Deadline", "ActualStart", "ActualFinish",
    "Notes", "WBS", "IsSubproject", "Recurring", "PhysicalPercentComplete", "IgnoreResourceCalendar",
    "LevelingDelay", "Priority", "FixedCost", "HyperlinkAddress", "PredecessorLink", "PredecessorUID",
    "CrossProject", "CrossProjectName", "LinkLag", "LagFormat", "EmailAddress", "Group", "MaxUnits",
    "IsCostResource", "StandardRate", "OvertimeRate", "CostPerUse", "AvailabilityPeriods",
    "AvailabilityPeriod", "TaskUID", "ResourceUID", "Units", "Work", "OvertimeWork", "WorkContour",
    "Delay",
})  # fmt: skip
NOTICED = {
    "Baseline": Lost.BASELINES,
    "ExtendedAttribute": Lost.CUSTOM_FIELDS,
    "OutlineCode": Lost.CUSTOM_FIELDS,
    "TimephasedData": Lost.TIMEPHASED_WORK,
}


class PlanReader:
    """Feed it the file, then close it: the plan comes out. Raises Unreadable as soon as it is clear that none will."""

    def __init__(self) -> None:
        self.losses = Losses()
        self.facts: dict[str, str] = {}
        self.calendars: list[PlanCalendar] = []
        self.rows: dict[int, tasks.Row] = {}
        self.names: dict[int, str] = {}
        self.links: list[PlanLink] = []
        self.resources: dict[int, PlanResource] = {}
        self.assignments: list[PlanAssignment] = []
        self._records = Records(WANTED, frozenset(NOTICED))
        self._notes = {
            "Calendar": self._calendar, "Task": self._task, "Resource": self._resource,
            "Assignment": self._assignment,
        }  # fmt: skip

    def feed(self, chunk: bytes) -> None:
        """Take the next piece of the file."""
        self._records.feed(chunk)
        for record in self._records.ready:
            self._notes.get(record.name, self._fact)(record)
        self._records.ready.clear()

    def close(self) -> Plan:
        """The file is over."""
        self._records.close()
        return self._plan()

    def _fact(self, record: Record) -> None:
        self.facts.setdefault(record.name, record.text)

    def _calendar(self, record: Record) -> None:
        calendar = calendars.calendar(record, self.losses)
        if calendar:
            self.calendars.append(calendar)

    def _task(self, record: Record) -> None:
        uid, reason = values.whole(record.get("UID")), tasks.left_out(record)
        if record.get("OutlineLevel") == "0" and not reason:
            self.facts.setdefault("top", record.get("Name"))
        elif reason:
            self.losses.add(reason, record.get("Name"))
        elif uid is None or uid in self.rows:
            self.losses.add(Lost.TWICE_NUMBERED, record.get("Name"))
        else:
            self.rows[uid] = tasks.row(record, uid, self.losses)
            self.names[uid] = name = self.rows[uid].task.name
            self.links += tasks.links(record, uid, name, self.losses)
            self._passed_over(record, name)

    def _resource(self, record: Record) -> None:
        resource = people.resource(record, self.losses)
        if resource:
            self.resources.setdefault(resource.uid, resource)
            self._passed_over(record, resource.name)

    def _assignment(self, record: Record) -> None:
        assignment = people.assignment(record, self.names, self.losses)
        if assignment:
            self.assignments.append(assignment)
            self._passed_over(record, self.names[assignment.task_uid])

    def _passed_over(self, record: Record, name: str) -> None:
        for lost in {NOTICED[field] for field in record.passed_over}:
            self.losses.add(lost, name)

    def _plan(self) -> Plan:
        if not self.rows:
            raise Unreadable(Reason.NO_TASKS)
        start = values.instant(self.facts.get("StartDate", ""))
        if self.facts.get("ScheduleFromStart") in ("0", "false"):
            self.losses.add(Lost.PLANNED_BACKWARDS)
        return Plan(
            title=self._title(),
            start=start,
            minutes_per_day=values.whole(self.facts.get("MinutesPerDay", "")) or A_DAY,
            calendar_uid=values.whole(self.facts.get("CalendarUID", "")),
            calendars=calendars.without_loops(self.calendars),
            tasks=outline.settle(self.rows.values(), start or values.EPOCH, self.losses),
            links=sound_links(self.links, self.names, self.losses),
            resources=tuple(self.resources.values()),
            assignments=people.sound(self.assignments, self.resources.values(), self.names, self.losses),
            losses=self.losses.told(),
        )

    def _title(self) -> str:
        """What the project is called: its title, else its summary task, else the file it was saved as."""
        stem = PurePath(self.facts.get("Name", "").replace("\\", "/")).stem
        return " ".join((self.facts.get("Title") or self.facts.get("top") or stem).split())[:200]


def read_plan(chunks: Iterable[bytes]) -> Plan:
    """The plan of a whole file; raises Unreadable."""
    reader = PlanReader()
    for chunk in chunks:
        reader.feed(chunk)
    return reader.close()
