"""Answers about phases and their gates."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from acceptance.queries import newest_submissions
from phases.gates import Facts, Judged, Result, judge
from phases.models import Condition, Phase
from projects.models import ChangeRequest, Criterion, Deliverable, Project
from projects.queries import newest_version

Kind = Condition.Kind


@dataclass(frozen=True)
class Gate:
    """A phase with its conditions, each judged."""

    phase: Phase
    conditions: list[Judged]

    @property
    def missing(self) -> list[Judged]:
        return [one for one in self.conditions if not one.is_met]

    @property
    def met(self) -> int:
        return len(self.conditions) - len(self.missing)


def find_phase(key: str, pk: int) -> Phase:
    known = Phase.objects.select_related("project__client", "overridden_by")
    return get_object_or_404(known, project__key=key, pk=pk)


def find_trashed_phase(key: str, pk: int) -> Phase:
    thrown = Phase.everything.filter(trashed_at__isnull=False, project__trashed_at=None)
    return get_object_or_404(thrown.select_related("project"), project__key=key, pk=pk)


def conditions() -> Any:
    """Every condition, with what its sentence needs."""
    related = ("phase__project", "deliverable", "milestone", "person", "confirmed_by")
    return Condition.objects.select_related(*related)


def find_condition(key: str, pk: int) -> Condition:
    return get_object_or_404(conditions(), phase__project__key=key, pk=pk)


def find_trashed_condition(key: str, pk: int) -> Condition:
    thrown = Condition.everything.filter(
        trashed_at__isnull=False, phase__trashed_at=None, phase__project__trashed_at=None
    )
    return get_object_or_404(thrown.select_related("phase__project"), phase__project__key=key, pk=pk)


def phases_of(project: Project) -> Any:
    return Phase.objects.filter(project=project).select_related("project", "overridden_by")


def open_phase_of(project: Project) -> Phase | None:
    """The one the project is in."""
    return phases_of(project).exclude(opened_at=None).filter(closed_at=None).first()


def gates_of(project: Project) -> list[Gate]:
    """Each phase with its gate; as many queries for many phases as for one."""
    phases, asked = list(phases_of(project)), list(conditions().filter(phase__project=project))
    facts = facts_of(project, {one.kind for one in asked})
    judged = [judge(one, facts) for one in asked]
    return [Gate(phase, [one for one in judged if one.condition.phase_id == phase.pk]) for phase in phases]


def gate_of(phase: Phase) -> Gate:
    asked = list(conditions().filter(phase=phase))
    facts = facts_of(phase.project, {one.kind for one in asked})
    return Gate(phase, [judge(one, facts) for one in asked])


def facts_of(project: Project, kinds: Set[str]) -> Facts:
    """What conditions of the kinds are judged by; nothing else is read."""
    version = newest_version(project) if Kind.SIGNED in kinds else None
    return Facts(
        deliverables=results_of(project) if kinds & {Kind.ACCEPTED, Kind.PASSED} else {},
        open_changes=waiting_changes(project) if Kind.NO_CHANGES in kinds else (),
        version=str(version) if version else "",
        is_signed=bool(version and version.signed_at),
    )


def waiting_changes(project: Project) -> list[str]:
    waiting = ChangeRequest.objects.open().filter(project=project).order_by("number")
    return [f"CR-{number} {title}" for number, title in waiting.values_list("number", "title")]


def results_of(project: Project) -> dict[int, Result]:
    newest, unmet = newest_submissions(project), Counter[int]()
    for key, uid in Criterion.objects.filter(deliverable__project=project).values_list(
        "deliverable_id", "uid"
    ):
        unmet[key] += key not in newest or str(uid) not in newest[key].met
    return {
        row.pk: Result(
            row.name, row.parent_id, row.pk in newest and newest[row.pk].is_accepted, unmet[row.pk]
        )
        for row in Deliverable.objects.filter(project=project)
    }
