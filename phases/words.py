"""Phases in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.models import State
from phases.queries import Gate

STATES = {
    State.AHEAD: gettext_lazy("ahead"),
    State.OPEN: gettext_lazy("open"),
    State.CLOSED: gettext_lazy("gate passed"),
}


def state_name(state: State) -> str:
    return str(STATES[state])


def sentence(gates: list[Gate]) -> str:
    """Where the project is, and what its gate asks for."""
    if not gates:
        return _("A gate at the end of each phase says what must be true before it goes on.")
    now = next((gate for gate in gates if gate.phase.state is State.OPEN), None)
    if now is None:
        ahead = next((gate for gate in gates if gate.phase.state is State.AHEAD), None)
        return _("“%(name)s” comes next.") % {"name": ahead.phase} if ahead else _("Every gate is passed.")
    told = {"name": now.phase, "met": now.met, "all": len(now.conditions)}
    if now.missing:
        return _("In “%(name)s”: %(met)s of %(all)s conditions of its gate are met.") % told
    return _("In “%(name)s”: its gate is met, it can be closed.") % told
