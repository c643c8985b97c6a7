"""The scope for programs: its statement, deliverables, criteria, versions, signatures and changes."""

from typing import Any

import django_filters
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clients.models import Contact
from projects import actions
from projects.api import MemberField
from projects.models import (
    ChangeRequest,
    Criterion,
    Deliverable,
    Project,
    ScopeItem,
    ScopeVersion,
    Signature,
    SigningRound,
)
from projects.queries import signatures_of
from tenancy.api import ActionViewSet, AddingViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.questions import Searching


class ProjectKeyField(serializers.SlugRelatedField[Any]):
    """A project by its key."""

    def __init__(self, **kwargs: Any):
        super().__init__(slug_field="key", queryset=Project.objects.all(), **kwargs)


class OfProject(django_filters.FilterSet):
    """Narrowed to a project."""

    project = django_filters.CharFilter("project__key", label="The project's key.")


def reading(**more: str) -> dict[str, str]:
    """The permissions of a viewset whose lists and rows every member reads."""
    return {"list": "projects.view_projects", "retrieve": "projects.view_projects", **more}


class ScopeItemSerializer(Body):
    """A sentence of the scope statement; `project` is the project's key."""

    project: Any = ProjectKeyField()

    class Meta:
        model = ScopeItem
        fields = ["id", "project", "kind", "text", "uid", "version"]
        read_only_fields = ["uid", "version"]


class ScopeItemFilters(OfProject):
    """What scope items can be narrowed by."""

    class Meta:
        model = ScopeItem
        fields = {"kind": ["exact"]}


class Throwing:
    """`POST …/trash/` and `POST …/recover/` for a viewset with `act_trash` and `act_recover`."""

    act_trash: Any
    act_recover: Any

    @action(detail=True, methods=["post"])
    def trash(self: Any, request: Request, **kwargs: Any) -> Response:
        """Throw it away; for thirty days it can be taken back."""
        return self.shown(self.act_trash(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def recover(self: Any, request: Request, **kwargs: Any) -> Response:
        """Take it back out of the trash."""
        return self.shown(self.act_recover(self.get_object(), by=request.user))

    def rows(self: Any, model: Any) -> Any:
        """Those in sight, or those in the trash for taking back."""
        return (
            model.everything.filter(trashed_at__isnull=False)
            if self.action == "recover"
            else model.objects.all()
        )


class ScopeItemViewSet(Throwing, ActionViewSet):
    """The scope statement."""

    queryset = ScopeItem.objects.none()
    serializer_class = ScopeItemSerializer
    filterset_class = ScopeItemFilters
    ordering = "position"
    ordering_fields = ("position", "created_at")
    act_add = staticmethod(actions.add_scope_item)
    act_edit = staticmethod(actions.edit_scope_item)
    act_trash = staticmethod(actions.trash_scope_item)
    act_recover = staticmethod(actions.recover_scope_item)
    permissions = reading(
        create="projects.add_scope_item",
        partial_update="projects.edit_scope_item",
        trash="projects.trash_scope_item",
        recover="projects.recover_scope_item",
    )

    def get_queryset(self) -> Any:
        return self.rows(ScopeItem).select_related("project")


class DeliverableSerializer(Body):
    """A deliverable; `project` is the project's key, `parent` the number of what it is part of."""

    project: Any = ProjectKeyField()
    owner = MemberField(required=False, allow_null=True)

    class Meta:
        model = Deliverable
        fields = [
            "id", "project", "parent", "name", "description", "owner", "due_on", "price", "effort", "uid", "version",
        ]  # fmt: skip
        read_only_fields = ["uid", "version"]


class DeliverableFilters(OfProject):
    """What deliverables can be narrowed by."""

    class Meta:
        model = Deliverable
        fields = {"due_on": ["gte", "lte"]}


class DeliverableViewSet(Throwing, ActionViewSet):
    """Deliverables."""

    queryset = Deliverable.objects.none()
    serializer_class = DeliverableSerializer
    filterset_class = DeliverableFilters
    ordering = "position"
    ordering_fields = ("position", "due_on", "name")
    act_add = staticmethod(actions.add_deliverable)
    act_edit = staticmethod(actions.edit_deliverable)
    act_trash = staticmethod(actions.trash_deliverable)
    act_recover = staticmethod(actions.recover_deliverable)
    permissions = reading(
        create="projects.add_deliverable",
        partial_update="projects.edit_deliverable",
        trash="projects.trash_deliverable",
        recover="projects.recover_deliverable",
    )

    def get_queryset(self) -> Any:
        return self.rows(Deliverable).select_related("project", "owner", "parent")


class CriterionSerializer(Body):
    """An acceptance criterion; `deliverable` is the deliverable's number."""

    deliverable: Any = serializers.PrimaryKeyRelatedField(queryset=Deliverable.objects.all())

    class Meta:
        model = Criterion
        fields = ["id", "deliverable", "text", "uid", "version"]
        read_only_fields = ["uid", "version"]


class CriterionFilters(django_filters.FilterSet):
    """What criteria can be narrowed by."""

    project = django_filters.CharFilter("deliverable__project__key", label="The project's key.")

    class Meta:
        model = Criterion
        fields = {"deliverable": ["exact"]}


class CriterionViewSet(Throwing, ActionViewSet):
    """Acceptance criteria."""

    queryset = Criterion.objects.none()
    serializer_class = CriterionSerializer
    filterset_class = CriterionFilters
    ordering = "position"
    ordering_fields = ("position", "created_at")
    act_add = staticmethod(actions.add_criterion)
    act_edit = staticmethod(actions.edit_criterion)
    act_trash = staticmethod(actions.trash_criterion)
    act_recover = staticmethod(actions.recover_criterion)
    permissions = reading(
        create="projects.add_criterion",
        partial_update="projects.edit_criterion",
        trash="projects.trash_criterion",
        recover="projects.recover_criterion",
    )

    def get_queryset(self) -> Any:
        return self.rows(Criterion).select_related("deliverable__project")


class ScopeVersionSerializer(Body):
    """A version of the scope; `items` are keys to fields, `order` their keys in order."""

    project: Any = ProjectKeyField()
    signed_at = serializers.DateTimeField(read_only=True, allow_null=True)
    refused_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = ScopeVersion
        fields = [
            "id", "project", "number", "name", "head", "items", "order", "sha256", "frozen_at", "signed_at",
            "refused_at", "redacted_at",
        ]  # fmt: skip
        read_only_fields = ["number", "head", "items", "order", "sha256", "frozen_at", "redacted_at"]


class SignatureSerializer(Body):
    """What one person said to a version."""

    class Meta:
        model = Signature
        fields = [
            "id",
            "contact",
            "user",
            "place",
            "decision",
            "decided_at",
            "name",
            "email",
            "reason",
            "sha256",
        ]
        read_only_fields = fields


class AskingSerializer(Body):
    """Who is asked to sign, until when."""

    contacts: Any = serializers.PrimaryKeyRelatedField(
        many=True, queryset=Contact.objects.all(), write_only=True
    )

    class Meta:
        model = SigningRound
        fields = [
            "id",
            "contacts",
            "in_order",
            "message",
            "expires_on",
            "asked_at",
            "signed_at",
            "withdrawn_at",
        ]
        read_only_fields = ["asked_at", "signed_at", "withdrawn_at"]


class ScopeVersionViewSet(AddingViewSet):
    """Versions of the scope: made by freezing, never changed."""

    queryset = ScopeVersion.objects.none()
    serializer_class = ScopeVersionSerializer
    filterset_class = OfProject
    bodies = ("create", "ask")
    answers_with = {"ask": status.HTTP_201_CREATED}
    ordering = "-number"
    ordering_fields = ("number", "frozen_at")
    permissions = reading(
        create="projects.freeze_scope", ask="projects.ask_for_signatures", signatures="projects.view_projects"
    )

    def act_add(self, **values: Any) -> ScopeVersion:
        version = actions.freeze_scope(values.pop("project"), **values)
        return self.get_queryset().get(pk=version.pk)

    def get_queryset(self) -> Any:
        return ScopeVersion.objects.signing().select_related("project__client")

    @action(detail=True, methods=["post"], serializer_class=AskingSerializer)
    def ask(self, request: Request, **kwargs: Any) -> Response:
        """Lay it before contacts to be signed."""
        values = self.values(request)
        laid = actions.ask_for_signatures(self.get_object(), **values, by=request.user)
        return self.shown(laid, status.HTTP_201_CREATED)

    @action(detail=True, methods=["get"], serializer_class=SignatureSerializer, pagination_class=None)
    def signatures(self, request: Request, **kwargs: Any) -> Response:
        """What those who were asked have said."""
        return Response(SignatureSerializer(signatures_of(self.get_object()), many=True).data)


class ChangeSerializer(Body):
    """A change request; `parts` are {doing: add|alter|remove, key, before, after}."""

    project: Any = ProjectKeyField()
    state = serializers.CharField(read_only=True)
    parts = serializers.ListField(child=serializers.DictField(), required=False, max_length=500)

    class Meta:
        model = ChangeRequest
        fields = [
            "id", "project", "number", "title", "reason", "origin", "source", "triage", "parts", "risk", "quality",
            "state", "approved_at", "declined_at", "decline_reason", "undone_at", "result", "version",
        ]  # fmt: skip
        read_only_fields = [
            "number", "triage", "approved_at", "declined_at", "decline_reason", "undone_at", "result", "version",
        ]  # fmt: skip


class TriageSerializer(Body):
    """How a change stands to what was signed."""

    class Meta:
        model = ChangeRequest
        fields = ["triage"]


class DecliningSerializer(Body):
    """Why a change is declined."""

    class Meta:
        model = ChangeRequest
        fields = ["decline_reason"]
        extra_kwargs = {"decline_reason": {"required": True, "allow_blank": False}}


class ChangeFilters(OfProject, Searching):
    """What changes can be narrowed by; `q` searches title and reason."""

    class Meta:
        model = ChangeRequest
        fields = {"triage": ["exact"], "origin": ["exact"]}


class ChangeViewSet(Throwing, ActionViewSet):
    """Change requests."""

    queryset = ChangeRequest.objects.none()
    serializer_class = ChangeSerializer
    filterset_class = ChangeFilters
    bodies = (*ActionViewSet.bodies, "triage", "decline")
    ordering = "-number"
    ordering_fields = ("number", "created_at")
    act_edit = staticmethod(actions.edit_change)
    act_trash = staticmethod(actions.trash_change)
    act_recover = staticmethod(actions.recover_change)
    permissions = reading(
        create="projects.raise_change",
        partial_update="projects.edit_change",
        triage="projects.triage_change",
        approve="projects.approve_change",
        undo="projects.undo_change",
        decline="projects.decline_change",
        reconsider="projects.reconsider_change",
        trash="projects.trash_change",
        recover="projects.recover_change",
    )

    def act_add(self, *, project: Project, by: Any, **values: Any) -> ChangeRequest:
        return self.again(actions.raise_change(project, by=by, **values))

    def get_queryset(self) -> Any:
        if self.action == "recover":
            return self.rows(ChangeRequest).select_related("project")
        return ChangeRequest.objects.signing().select_related("project", "result")

    def again(self, change: ChangeRequest) -> ChangeRequest:
        """The row as reading it would find it, with what became of it."""
        found: ChangeRequest = ChangeRequest.objects.signing().select_related("project").get(pk=change.pk)
        return found

    @action(detail=True, methods=["post"], serializer_class=TriageSerializer)
    def triage(self, request: Request, **kwargs: Any) -> Response:
        """Judge how it stands to the scope."""
        triage = self.values(request).get("triage", "")
        return self.shown(actions.triage_change(self.get_object(), triage=triage, by=request.user))

    @action(detail=True, methods=["post"])
    def approve(self, request: Request, **kwargs: Any) -> Response:
        """Make it come true, and the next version."""
        return self.shown(self.again(actions.approve_change(self.get_object(), by=request.user)))

    @action(detail=True, methods=["post"])
    def undo(self, request: Request, **kwargs: Any) -> Response:
        """Restore everything, as long as nobody has signed."""
        return self.shown(self.again(actions.undo_change(self.get_object(), by=request.user)))

    @action(detail=True, methods=["post"], serializer_class=DecliningSerializer)
    def decline(self, request: Request, **kwargs: Any) -> Response:
        """Say no, and why."""
        reason = self.values(request)["decline_reason"]
        return self.shown(actions.decline_change(self.get_object(), reason=reason, by=request.user))

    @action(detail=True, methods=["post"])
    def reconsider(self, request: Request, **kwargs: Any) -> Response:
        """Take it up again."""
        return self.shown(self.again(actions.reconsider_change(self.get_object(), by=request.user)))
