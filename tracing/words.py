"""Traces in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

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


COUNTED = {
    Gap.NEED_WITHOUT_GOAL: ngettext_lazy(
        "%(count)s need leads nowhere", "%(count)s needs lead nowhere", "count"
    ),
    Gap.GOAL_WITHOUT_NEED: ngettext_lazy(
        "%(count)s goal answers no need", "%(count)s goals answer no need", "count"
    ),
    Gap.GOAL_WITHOUT_DELIVERABLE: ngettext_lazy(
        "%(count)s goal is served by nothing", "%(count)s goals are served by nothing", "count"
    ),
    Gap.DELIVERABLE_WITHOUT_GOAL: ngettext_lazy(
        "%(count)s deliverable serves no goal", "%(count)s deliverables serve no goal", "count"
    ),
    Gap.DELIVERABLE_WITHOUT_TASK: ngettext_lazy(
        "%(count)s deliverable is made by no task", "%(count)s deliverables are made by no task", "count"
    ),
    Gap.DELIVERABLE_WITHOUT_CRITERION: ngettext_lazy(
        "%(count)s deliverable has no criterion", "%(count)s deliverables have no criterion", "count"
    ),
    Gap.TASK_WITHOUT_DELIVERABLE: ngettext_lazy(
        "%(count)s task belongs to nothing promised", "%(count)s tasks belong to nothing promised", "count"
    ),
}


def sentence(gaps: Mapping[Gap, int], *, is_empty: bool) -> str:
    """What is missing, in one sentence."""
    if is_empty:
        return _("From a need to its acceptance, nothing is written down yet.")
    if not gaps:
        return _("Everything leads from a need to a task and back.")
    return _("%(gaps)s.") % {
        "gaps": "; ".join(COUNTED[gap] % {"count": gaps[gap]} for gap in Gap if gap in gaps)
    }


def state_of(submission: Any) -> str:
    """How the acceptance of a deliverable stands."""
    if submission is None:
        return _("not submitted")
    return str(submission.get_outcome_display()) if submission.outcome else _("submitted")
