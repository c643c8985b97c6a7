"""Traces in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracing.trace import Gap

GAPS = {
    Gap.NEED_WITHOUT_GOAL: gettext_lazy("no goal answers it"),
    Gap.GOAL_WITHOUT_NEED: gettext_lazy("answers no need"),
    Gap.GOAL_WITHOUT_DELIVERABLE: gettext_lazy("no deliverable serves it"),
    Gap.DELIVERABLE_WITHOUT_GOAL: gettext_lazy("serves no goal"),
    Gap.DELIVERABLE_WITHOUT_TASK: gettext_lazy("no task makes it"),
    Gap.DELIVERABLE_WITHOUT_CRITERION: gettext_lazy("has no acceptance criterion"),
    Gap.TASK_WITHOUT_DELIVERABLE: gettext_lazy("belongs to no deliverable"),
}


def gap_name(gap: Gap) -> str:
    return str(GAPS[gap])


def counted(gap: Gap, count: int) -> str:
    """How many pieces have the gap."""
    told = {"count": count}
    if gap is Gap.NEED_WITHOUT_GOAL:
        return ngettext("%(count)s need leads nowhere", "%(count)s needs lead nowhere", count) % told
    if gap is Gap.GOAL_WITHOUT_NEED:
        return ngettext("%(count)s goal answers no need", "%(count)s goals answer no need", count) % told
    if gap is Gap.GOAL_WITHOUT_DELIVERABLE:
        return (
            ngettext("%(count)s goal is served by nothing", "%(count)s goals are served by nothing", count)
            % told
        )
    if gap is Gap.DELIVERABLE_WITHOUT_GOAL:
        return (
            ngettext("%(count)s deliverable serves no goal", "%(count)s deliverables serve no goal", count)
            % told
        )
    if gap is Gap.DELIVERABLE_WITHOUT_TASK:
        return (
            ngettext(
                "%(count)s deliverable is made by no task",
                "%(count)s deliverables are made by no task",
                count,
            )
            % told
        )
    if gap is Gap.DELIVERABLE_WITHOUT_CRITERION:
        return (
            ngettext(
                "%(count)s deliverable has no criterion", "%(count)s deliverables have no criterion", count
            )
            % told
        )
    return (
        ngettext(
            "%(count)s task belongs to nothing promised", "%(count)s tasks belong to nothing promised", count
        )
        % told
    )


def sentence(gaps: Mapping[Gap, int], *, is_empty: bool) -> str:
    """What is missing, in one sentence."""
    if is_empty:
        return _("From a need to its acceptance, nothing is written down yet.")
    if not gaps:
        return _("Everything leads from a need to a task and back.")
    return _("%(gaps)s.") % {"gaps": "; ".join(counted(gap, gaps[gap]) for gap in Gap if gap in gaps)}


def state_of(submission: Any) -> str:
    """How the acceptance of a deliverable stands."""
    if submission is None:
        return _("not submitted")
    return str(submission.get_outcome_display()) if submission.outcome else _("submitted")
