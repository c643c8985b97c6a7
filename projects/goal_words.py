"""How goals stand, in words."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.standing import TOLERANCE, Aim, Standing, expected, progress, standing

GOOD = (Standing.ON_TRACK, Standing.REACHED)


def why(aim: Aim, *, on: date) -> str:
    """The rule of `projects.standing`, for this goal on this day."""
    done = {
        "done": round(progress(aim) * 100),
        "pace": round(expected(aim, on=on) * 100),
        "far": round(TOLERANCE * 100),
    }
    stands = standing(aim, on=on)
    if stands is Standing.REACHED:
        return _("The target is reached.")
    if stands is Standing.OFF_TRACK:
        return _("The day has passed, and %(done)s %% of the way is done.") % done
    told = _("At a steady pace, %(pace)s %% of the way would be done by now; %(done)s %% is.") % done
    return (
        f"{told} {_('More than %(far)s points behind is at risk.') % done}"
        if stands is Standing.AT_RISK
        else told
    )


def together(goals: Sequence[tuple[str, Standing]]) -> str:
    """All goals of a project, by name and standing, in one sentence; '' without any."""
    if not goals:
        return ""
    good = sum(stands in GOOD for _name, stands in goals)
    if good == len(goals):
        return ngettext("Its goal is on track.", "All %(count)s goals are on track.", good) % {"count": good}
    risky = [
        _("“%(name)s” is at risk") % {"name": name} for name, stands in goals if stands is Standing.AT_RISK
    ]
    off = [
        _("“%(name)s” is off track") % {"name": name}
        for name, stands in goals
        if stands is Standing.OFF_TRACK
    ]
    told = _("%(good)s of %(all)s goals are on track") % {"good": good, "all": len(goals)}
    return _("%(clauses)s.") % {"clauses": "; ".join([told, *off, *risky])}
