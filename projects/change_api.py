"""Change requests for programs."""

from typing import Any

from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from projects import actions
from projects.models import ChangeRequest, Project
from projects.of_project import OfProject, ProjectKeyField, reading
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.questions import Searching
from tenancy.rest.throwing import Throwing


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
