"""The outlook in words the client can use: are we on time, and how does each milestone stand?"""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.outlook import Milestone, Mood, Outlook


def sentence(outlook: Outlook, *, on: date) -> str:
    """“Are we on time?” answered in one sentence."""
    if outlook.is_finished:
        return finished(outlook)
    if not outlook.milestones:
        return unplanned(outlook)
    if late := outlook.late(on=on):
        return behind(late)
    return ahead(outlook, on=on)


def finished(outlook: Outlook) -> str:
    if not outlook.done:
        return _("The project is finished.")
    last = max(each.done_on for each in outlook.done if each.done_on)
    return _("The project is finished; the last milestone was reached on %(day)s.") % {"day": day(last)}


def unplanned(outlook: Outlook) -> str:
    if outlook.due_on is None:
        return _("The work has begun; the milestones are still being planned.")
    known = {"day": day(outlook.due_on)}
    return _("The work has begun and is due on %(day)s; the milestones are still being planned.") % known


def behind(late: tuple[Milestone, ...]) -> str:
    text = ngettext(
        "One milestone is late: “%(name)s” was planned for %(day)s.",
        "%(count)s milestones are late; the longest waiting is “%(name)s”, planned for %(day)s.",
        len(late),
    )
    return text % {
        "count": len(late),
        "name": late[0].name,
        "day": day(late[0].planned_on),
    }


def ahead(outlook: Outlook, *, on: date) -> str:
    following, beyond = outlook.following(on=on), outlook.days_beyond_promise()
    known = {"name": following.name, "day": day(following.planned_on), "days": beyond} if following else {}
    if not beyond:
        return _("Everything is on time; the next milestone is “%(name)s” on %(day)s.") % known
    text = ngettext(
        "The plan now ends %(days)s day after the promised date; the next milestone is “%(name)s” on %(day)s.",
        "The plan now ends %(days)s days after the promised date; the next milestone is “%(name)s” on %(day)s.",
        beyond,
    )
    return text % known


def needed(count: int) -> str:
    """“What do you need from me?” answered in one sentence."""
    if not count:
        return _("Nothing is needed from you right now.")
    text = ngettext("One question waits for your answer.", "%(count)s questions wait for your answer.", count)
    return text % {"count": count}


def overall(moods: Sequence[Mood]) -> str:
    """All the projects of a visitor in one sentence; nothing when there is none."""
    if late := moods.count(Mood.LATE):
        return ngettext("One project is late.", "%(count)s projects are late.", late) % {"count": late}
    if Mood.ON_TIME in moods:
        return _("Everything is on time.")
    if Mood.UNPLANNED in moods:
        return _("The work has begun; the milestones are still being planned.")
    return _("Everything is finished.") if moods else ""


def remark(milestone: Milestone, *, on: date) -> str:
    """How a milestone stands: done, early or late by how much; nothing to say about what lies ahead."""
    days = milestone.days_late(on=on)
    if milestone.done_on is None:
        return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days} if days else ""
    if days > 0:
        return ngettext("Done %(days)s day late", "Done %(days)s days late", days) % {"days": days}
    if days < 0:
        return ngettext("Done %(days)s day early", "Done %(days)s days early", -days) % {"days": -days}
    return _("Done on time")


def day(value: date) -> str:
    return date_format(value, "DATE_FORMAT")
