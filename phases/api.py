"""Phases and their gates for programs."""

from typing import Any

import django_filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from phases import actions, queries
from phases.models import Condition, Phase
from projects.api import MemberField
from projects.of_project import OfProject, ProjectKeyField
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.throwing import Throwing


class PhaseSerializer(Body):
    """A phase; `project` is the project's key."""

    project: Any = ProjectKeyField()
    state = serializers.CharField(read_only=True)

    class Meta:
        model = Phase
        fields = [
            "id", "project", "name", "aim", "starts_on", "ends_on", "state", "opened_at", "closed_at", "override_reason",
            "version",
        ]  # fmt: skip
        read_only_fields = ["opened_at", "closed_at", "override_reason", "version"]


class OverrideSerializer(Body):
    """Why a gate is passed that is not met."""

    reason = serializers.CharField(max_length=1000)

    class Meta:
        model = Phase
        fields = ["reason"]


class PhaseViewSet(Throwing, ActionViewSet):
    """Phases."""

    queryset = Phase.objects.none()
    serializer_class = PhaseSerializer
    filterset_class = OfProject
    bodies = (*ActionViewSet.bodies, "override")
    ordering = "position"
    ordering_fields = ("position", "starts_on", "name")
    act_add = staticmethod(actions.add_phase)
    act_edit = staticmethod(actions.edit_phase)
    act_trash = staticmethod(actions.trash_phase)
    act_recover = staticmethod(actions.recover_phase)
    permissions = {
        "list": "phases.view_phases",
        "retrieve": "phases.view_phases",
        "create": "phases.add_phase",
        "partial_update": "phases.edit_phase",
        "open": "phases.open_phase",
        "put_back": "phases.put_back_phase",
        "close": "phases.close_phase",
        "override": "phases.override_gate",
        "reopen": "phases.reopen_phase",
        "trash": "phases.trash_phase",
        "recover": "phases.recover_phase",
    }

    def get_queryset(self) -> Any:
        return self.rows(Phase).select_related("project")

    @action(detail=True, methods=["post"])
    def open(self, request: Request, **kwargs: Any) -> Response:
        """Begin it."""
        return self.shown(actions.open_phase(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"], url_path="put-back")
    def put_back(self, request: Request, **kwargs: Any) -> Response:
        """Take back that it is open."""
        return self.shown(actions.put_back_phase(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def close(self, request: Request, **kwargs: Any) -> Response:
        """Pass its gate, once every condition is met."""
        return self.shown(actions.close_phase(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"], serializer_class=OverrideSerializer)
    def override(self, request: Request, **kwargs: Any) -> Response:
        """Close it although conditions are not met."""
        reason = self.values(request)["reason"]
        phase = actions.override_gate(self.get_object(), reason=reason, by=request.user)
        return Response(self.tell(phase))

    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, **kwargs: Any) -> Response:
        """Take back that its gate is passed."""
        return self.shown(actions.reopen_phase(self.get_object(), by=request.user))


class ConditionSerializer(Body):
    """A condition of the gate at the end of `phase`."""

    phase: Any = serializers.PrimaryKeyRelatedField(queryset=Phase.objects.all())
    person = MemberField(required=False, allow_null=True)

    class Meta:
        model = Condition
        fields = [
            "id", "phase", "kind", "text", "deliverable", "milestone", "person", "confirmed_at", "note", "version",
        ]  # fmt: skip
        read_only_fields = ["confirmed_at", "note", "version"]


class ConditionFilters(django_filters.FilterSet):
    """What conditions can be narrowed by."""

    project = django_filters.CharFilter("phase__project__key", label="The project's key.")

    class Meta:
        model = Condition
        fields = {"phase": ["exact"], "kind": ["exact"]}


class ConditionViewSet(Throwing, ActionViewSet):
    """Conditions of gates."""

    queryset = Condition.objects.none()
    serializer_class = ConditionSerializer
    filterset_class = ConditionFilters
    ordering_fields = ("created_at",)
    act_add = staticmethod(actions.add_condition)
    act_edit = staticmethod(actions.edit_condition)
    act_trash = staticmethod(actions.trash_condition)
    act_recover = staticmethod(actions.recover_condition)
    permissions = {
        "list": "phases.view_phases",
        "retrieve": "phases.view_phases",
        "create": "phases.add_condition",
        "partial_update": "phases.edit_condition",
        "confirm": "phases.confirm_condition",
        "unconfirm": "phases.unconfirm_condition",
        "trash": "phases.trash_condition",
        "recover": "phases.recover_condition",
    }

    def get_queryset(self) -> Any:
        if self.action == "recover":
            return self.rows(Condition).select_related("phase__project")
        return queries.conditions()

    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, **kwargs: Any) -> Response:
        """Say that it is so."""
        return self.shown(actions.confirm_condition(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def unconfirm(self, request: Request, **kwargs: Any) -> Response:
        """Take back that it is so."""
        return self.shown(actions.unconfirm_condition(self.get_object(), by=request.user))
