"""A round of reminding: whose morning has come is told, what nobody was there to tell is written down as missed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from communication.actions import queue_mail
from communication.models import Mail, Reminder, ReminderRound
from communication.reminders import Occurrence, Reminded, whom_to_remind

LOOKS_BACK = timedelta(days=7)
Known = set[tuple[int, int, date]]


@transaction.atomic
def plan_reminders(*, at: datetime) -> int:
    """Queue the day's mail for everybody whose morning has come; may run as often as it likes. Answers how many are told."""
    last = begin_round(at=at)
    since = min(at, max(last.planned_until, at - LOOKS_BACK))
    known, told = known_since(since), 0
    for email, reminded in whom_to_remind(since=since, at=at).items():
        write_down(email, news(reminded.missed(since=since, at=at), known[email]), mail=None)
        told += remind(email, reminded, news(reminded.due(at=at), known[email]))
    ReminderRound.objects.filter(pk=last.pk).update(planned_until=max(last.planned_until, at))
    return told


def begin_round(*, at: datetime) -> ReminderRound:
    """The last round, held until this one is over, so that two planners take turns."""
    ReminderRound.objects.bulk_create([ReminderRound(planned_until=at)], ignore_conflicts=True)
    last: ReminderRound = ReminderRound.objects.select_for_update().get()
    return last


def known_since(instant: datetime) -> dict[str, Known]:
    """What each person has been told lately, or missed."""
    known: dict[str, Known] = defaultdict(set)
    lately = Reminder.objects.filter(day__gte=instant.date() - timedelta(days=1))
    for email, *facts in lately.values_list("email", "task", "offset", "day"):
        known[email].add(tuple(facts))
    return known


def news(occurrences: Iterable[Occurrence], known: Known) -> list[Occurrence]:
    return [one for one in occurrences if (one.task.pk, one.offset, one.day) not in known]


def remind(email: str, reminded: Reminded, occurrences: list[Occurrence]) -> bool:
    """Put them into the day's mail; False when there is nothing to tell, or the mail has gone and they are missed."""
    if not occurrences:
        return False
    day = occurrences[0].day.isoformat()
    mail = queue_mail(f"reminder:{email}:{day}", letter="reminder", to=reminded.person, day=day)
    still_here = Mail.objects.select_for_update().free().filter(pk=mail.pk).first()
    write_down(email, occurrences, mail=still_here)
    return still_here is not None


def write_down(email: str, occurrences: list[Occurrence], *, mail: Mail | None) -> None:
    rows = [
        Reminder(email=email, task=one.task, offset=one.offset, day=one.day, mail=mail) for one in occurrences
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
