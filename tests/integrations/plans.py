"""Believable plans in Microsoft Project XML, written by hand."""

from datetime import datetime, timedelta
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.microsoft.com/project"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="{NAMESPACE}">'
MONDAY = datetime.fromisoformat("2026-09-07T08:00:00")
OFFICE = [("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")]


def fields(**values) -> str:
    return "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in values.items())


def weekday(number: int, hours=OFFICE) -> str:
    """A day of the week, Sunday is 1."""
    times = "".join(
        f"<WorkingTime>{fields(FromTime=begin, ToTime=end)}</WorkingTime>" for begin, end in hours
    )
    return (
        f"<WeekDay><DayType>{number}</DayType><DayWorking>{int(bool(hours))}</DayWorking>"
        f"<WorkingTimes>{times}</WorkingTimes></WeekDay>"
    )


def calendar(uid=1, name="Standard", base=-1, inside="", week=True) -> str:
    days = (
        "".join(weekday(number, OFFICE if 2 <= number <= 6 else []) for number in range(1, 8)) if week else ""
    )
    return (
        f"<Calendar>{fields(UID=uid, Name=name, IsBaseCalendar=int(base < 0), BaseCalendarUID=base)}"
        f"<WeekDays>{days}</WeekDays>{inside}</Calendar>"
    )


def exception(name, first, last, inside="", **more) -> str:
    return (
        f"<Exception><TimePeriod>{fields(FromDate=f'{first}T00:00:00', ToDate=f'{last}T23:59:00')}</TimePeriod>"
        f"{fields(Name=name, DayWorking=int(bool(inside)), **more)}{inside}</Exception>"
    )


def task(uid, name, *, level=1, day=0, days=1, inside="", **more) -> str:
    """A task that starts `day` days after the Monday; without `days` a milestone at the end of its day."""
    start = MONDAY + timedelta(days=day, hours=0 if days else 9)
    finish = MONDAY + timedelta(days=day + max(days - 1, 0), hours=9)
    known = {
        "UID": uid, "ID": uid, "Name": name, "OutlineLevel": level, "Start": start.isoformat(),
        "Finish": finish.isoformat(), "Duration": f"PT{days * 8}H0M0S", "DurationFormat": 7, "Milestone": int(not days),
        "Summary": 0, "PercentComplete": 0, "ConstraintType": 0, "CalendarUID": -1, "Active": 1,
    }  # fmt: skip
    return f"<Task>{fields(**known | more)}{inside}</Task>"


def link(predecessor, kind=1, lag=0, shape=7, **more) -> str:
    return f"<PredecessorLink>{fields(PredecessorUID=predecessor, Type=kind, LinkLag=lag, LagFormat=shape, **more)}</PredecessorLink>"


def resource(uid, name, **more) -> str:
    return f"<Resource>{fields(UID=uid, ID=uid, Name=name, **{'Type': 1, 'MaxUnits': 1, **more})}</Resource>"


def assignment(task_uid, resource_uid, inside="", **more) -> str:
    known = {"UID": 1, "TaskUID": task_uid, "ResourceUID": resource_uid, "Units": 1, "Work": "PT8H0M0S"}
    return f"<Assignment>{fields(**known | more)}{inside}</Assignment>"


def plan(*tasks, calendars=None, resources=(), assignments=(), **facts) -> bytes:
    """A whole file."""
    known = {
        "Name": "plan.xml",
        "Title": "Warehouse",
        "StartDate": MONDAY.isoformat(),
        "MinutesPerDay": 480,
        "CalendarUID": 1,
    }
    parts = {
        "Calendars": [calendar()] if calendars is None else calendars,
        "Tasks": tasks,
        "Resources": resources,
        "Assignments": assignments,
    }
    body = "".join(f"<{name}>{''.join(records)}</{name}>" for name, records in parts.items())
    return f"{HEAD}{fields(**known | facts)}{body}</Project>".encode()


def believable() -> bytes:
    """A small engagement with a bit of everything."""
    return plan(
        task(0, "Warehouse", level=0, Summary=1),
        task(1, "Design", Summary=1, days=5),
        task(2, "Survey the site", level=2, days=2, PercentComplete=100, ActualFinish="2026-09-08T16:00:00"),
        task(3, "Draw the racks", level=2, day=2, days=3, PercentComplete=40, inside=link(2)),
        task(4, "Design agreed", day=4, days=0, inside=link(3, lag=960), Deadline="2026-09-14T17:00:00"),
        task(5, "Build", day=7, days=10, inside=link(4, kind=3, lag=9600), ConstraintType=4, ConstraintDate="2026-09-14T08:00:00"),
        resources=[resource(1, "Ada Admin", EmailAddress="ada@acme.test"), resource(2, "Forklift", Type=0)],
        assignments=[assignment(2, 1), assignment(5, 2, Units="0.125")],
    )  # fmt: skip


def big(count: int) -> bytes:
    """Many tasks: summaries of nine, each task after the one before."""
    return plan(
        *(
            task(n, f"Task {n}", level=1 if n % 10 == 1 else 2, day=n // 5, days=0 if n % 10 == 0 else 3, inside=link(n - 1) if n % 10 > 2 else "")
            for n in range(1, count + 1)
        ),
        resources=[resource(n, f"Person {n}") for n in range(1, 21)],
        assignments=[assignment(n, n % 20 + 1) for n in range(1, count + 1)],
    )  # fmt: skip
