"""Answers about projects."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from clients.models import Client
from core.tokens import is_genuine, key_of, link_token
from projects.keys import next_key
from projects.models import (
    ChangeRequest,
    Criterion,
    Deliverable,
    Goal,
    Measurement,
    Need,
    Project,
    ProjectQuerySet,
    ScopeItem,
    ScopeVersion,
    Share,
    Signature,
    SigningRound,
)
from projects.tree import Branch, outline

SIGNATURE = "signature"


def find_project(key: str) -> Project:
    return get_object_or_404(Project.objects.select_related("client", "manager"), key=key)


def trashed_projects() -> Any:
    return Project.everything.filter(trashed_at__isnull=False)


def find_trashed_project(pk: int) -> Project:
    return get_object_or_404(trashed_projects().select_related("client"), pk=pk)


def find_goal(key: str, pk: int) -> Goal:
    return get_object_or_404(Goal.objects.select_related("project", "owner"), project__key=key, pk=pk)


def measurements_of(goal: Goal) -> Any:
    """What it was, the newest first."""
    return Measurement.objects.filter(goal=goal).select_related("measured_by")


def find_measurement(key: str, pk: int, day: date) -> Measurement:
    return get_object_or_404(Measurement, goal__project__key=key, goal_id=pk, measured_on=day)


def find_goals_measurement(key: str, pk: int, measurement: int) -> Measurement:
    known = Measurement.objects.select_related("goal__project")
    return get_object_or_404(known, goal__project__key=key, goal_id=pk, pk=measurement)


def find_share(key: str, pk: int) -> Share:
    shares = Share.objects.select_related("project", "contact")
    return get_object_or_404(shares, project__key=key, pk=pk, ended_at=None)


def projects(words: str = "", *, closed: bool = False) -> ProjectQuerySet:
    chosen = Project.objects.closed() if closed else Project.objects.open()
    return chosen.matching(words).select_related("client", "manager")


def goals_of(project: Project) -> Any:
    return Goal.objects.current().filter(project=project).select_related("owner")


def shares_of(project: Project) -> Any:
    return Share.objects.lasting().filter(project=project).select_related("contact")


def key_for(client: Client) -> str:
    """A free key for the client's next project."""
    return next_key(client.name, list(Project.everything.values_list("key", flat=True)))


def find_shared_project(contact: Any, key: str) -> Project:
    """The project if it is shared with the contact; Http404 like for one that does not exist."""
    project = Project.objects.shared_with(contact).select_related("client", "manager").filter(key=key).first()
    if project is None:
        raise Http404
    return project


def hold_project(project: Project) -> None:
    """Let nobody else change what is promised, or throw the project away, before this is over; Http404 if it is gone."""
    get_object_or_404(Project.objects.select_for_update(no_key=True), pk=project.pk)


def find_scope_item(key: str, pk: int) -> ScopeItem:
    return get_object_or_404(ScopeItem.objects.select_related("project"), project__key=key, pk=pk)


def find_trashed_scope_item(key: str, pk: int) -> ScopeItem:
    items = ScopeItem.everything.filter(trashed_at__isnull=False, project__trashed_at=None)
    return get_object_or_404(items.select_related("project"), project__key=key, pk=pk)


def find_deliverable(key: str, pk: int) -> Deliverable:
    known = Deliverable.objects.select_related("project__client", "owner", "parent")
    return get_object_or_404(known, project__key=key, pk=pk)


def find_trashed_deliverable(key: str, pk: int) -> Deliverable:
    thrown = Deliverable.everything.filter(trashed_at__isnull=False, project__trashed_at=None)
    return get_object_or_404(thrown.select_related("project", "parent"), project__key=key, pk=pk)


def find_criterion(key: str, pk: int) -> Criterion:
    known = Criterion.objects.select_related("deliverable__project")
    return get_object_or_404(known, deliverable__project__key=key, pk=pk)


def find_trashed_criterion(key: str, pk: int) -> Criterion:
    thrown = Criterion.everything.filter(trashed_at__isnull=False, deliverable__trashed_at=None)
    return get_object_or_404(
        thrown.select_related("deliverable__project"), deliverable__project__key=key, pk=pk
    )


def tree_of(project: Project) -> list[Branch]:
    """The project's deliverables in their order, each with its number."""
    return outline(Deliverable.objects.filter(project=project).select_related("owner", "parent"))


def changes_of(project: Project) -> Any:
    """Its change requests, the newest first, with what became of each."""
    related = ("project", "raised_by", "raised_for", "approved_by", "result")
    return ChangeRequest.objects.signing().filter(project=project).select_related(*related)


def versions_of(project: Project) -> Any:
    """Its versions, the newest first, with who froze each and the change that made it."""
    return (
        ScopeVersion.objects.signing()
        .filter(project=project)
        .select_related("project", "frozen_by", "change")
    )


def newest_version(project: Project) -> Any:
    """The version that stands: the newest whose change was not undone; None before the first."""
    return ScopeVersion.objects.standing().signing().select_related("project").filter(project=project).first()


def signed_version(project: Project) -> Any:
    """The newest version that everybody has signed; None if there is none."""
    return ScopeVersion.objects.standing().signing().filter(project=project, signed_at__isnull=False).first()


def version_before(version: ScopeVersion) -> ScopeVersion | None:
    """The version that stood before this one."""
    earlier = ScopeVersion.objects.standing().filter(project=version.project_id, number__lt=version.number)
    return earlier.first()


def find_version(key: str, number: int) -> ScopeVersion:
    known = ScopeVersion.objects.signing().select_related("project__client", "frozen_by", "change")
    return get_object_or_404(known, project__key=key, number=number)


def find_change(key: str, number: int) -> ChangeRequest:
    related = ("project__client", "raised_by", "raised_for", "approved_by", "result")
    known = ChangeRequest.objects.signing().select_related(*related)
    return get_object_or_404(known, project__key=key, number=number)


def find_round(key: str, pk: int) -> SigningRound:
    known = SigningRound.objects.select_related("version__project__client", "asked_by")
    return get_object_or_404(known, version__project__key=key, pk=pk)


def signatures_of(version: ScopeVersion) -> Any:
    """Who was asked to sign the version, the newest round first."""
    asked = Signature.objects.filter(round__version=version).select_related("round", "contact", "user")
    return asked.order_by("-round__asked_at", "-round_id", "place", "pk")


def last_signed_round(project: Project) -> SigningRound | None:
    """The last time that everybody who was asked had signed."""
    signed = SigningRound.objects.filter(version__project=project).exclude(signed_at=None)
    return signed.order_by("-signed_at", "-pk").first()


def agreed_in(laid: SigningRound) -> Any:
    """Who agreed, in their order."""
    said = Signature.objects.filter(round=laid, decision=Signature.Decision.AGREED)
    return said.select_related("contact__client", "user").order_by("place", "pk")


def signatures_waiting(*, on: date) -> Any:
    """Every signature that is asked for now (see `projects.signing.on_turn`), the oldest first."""
    earlier = Signature.objects.filter(round=OuterRef("round"), decision="", place__lt=OuterRef("place"))
    waiting = Signature.objects.filter(decision="", round__in=SigningRound.objects.open(on=on))
    turn = waiting.filter(Q(round__in_order=False) | ~Exists(earlier))
    return turn.select_related("round__version").order_by("pk")


def wishes_of(project: Project, contacts: Any) -> Any:
    """The changes these people asked for, the newest first, with what became of each."""
    return ChangeRequest.objects.signing().filter(project=project, raised_for__in=contacts)


def find_trashed_change(key: str, number: int) -> ChangeRequest:
    thrown = ChangeRequest.everything.filter(trashed_at__isnull=False, project__trashed_at=None)
    return get_object_or_404(thrown.select_related("project"), project__key=key, number=number)


def find_own_signature(key: str, pk: int) -> Signature:
    known = Signature.objects.exclude(user=None).select_related("round__version__project__client", "user")
    return get_object_or_404(known, round__version__project__key=key, pk=pk)


def find_signature(token: str) -> Signature:
    """The contact's signature the link in the mail speaks of; Http404 for any other token."""
    known = Signature.objects.select_related("round__version__project__client", "contact")
    reached = known.filter(pk=key_of(token), contact__archived_at=None, contact__client__archived_at=None)
    found = reached.exclude(contact=None).first()
    if found is None or not is_genuine(token, SIGNATURE, found.pk, found.nonce):
        raise Http404
    return found


def token_of_signature(signature: Signature) -> str:
    return link_token(SIGNATURE, signature.pk, signature.nonce)


def needs_of(project: Project) -> Any:
    """Its needs in their order, with the goals that answer each."""
    known = Need.objects.filter(project=project).select_related("project", "contact")
    return known.prefetch_related("goal_links__goal")


def find_need(key: str, pk: int) -> Need:
    return get_object_or_404(Need.objects.select_related("project__client"), project__key=key, pk=pk)


def find_trashed_need(key: str, pk: int) -> Need:
    thrown = Need.everything.filter(trashed_at__isnull=False, project__trashed_at=None)
    return get_object_or_404(thrown.select_related("project"), project__key=key, pk=pk)
