"""Projects, goals and shares for programs."""

from typing import Any

import django_filters
from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from projects import actions, queries
from projects.models import Goal, Measurement, Project, Share
from tenancy.api import ActionViewSet
from tenancy.queries import accounts
from tenancy.rest.bodies import Body
from tenancy.rest.bulk import Bulk
from tenancy.rest.questions import PutAway, Searching, YesOrNo
from tenancy.rest.throwing import Throwing


class MemberField(serializers.PrimaryKeyRelatedField[Any]):
    """An account, by its number, of somebody who is a member here."""

    def get_queryset(self) -> Any:
        return accounts()


class ProjectSerializer(Body):
    """A project."""

    manager = MemberField(required=False)
    key = serializers.CharField(required=False, max_length=20)

    class Meta:
        model = Project
        fields = [
            "key",
            "name",
            "client",
            "manager",
            "objective",
            "background",
            "starts_on",
            "due_on",
            "deemed_after",
            "currency",
            "closed_at",
            "version",
        ]
        read_only_fields = ["closed_at", "version"]


class GoalSerializer(Body):
    """A goal; `project` is the project's key."""

    project: Any = serializers.SlugRelatedField(slug_field="key", queryset=Project.objects.all())
    owner = MemberField()
    standing = serializers.SerializerMethodField()

    def get_standing(self, goal: Goal) -> str:
        return goal.stands(on=timezone.localdate())

    class Meta:
        model = Goal
        fields = [
            "id", "project", "kind", "metric", "unit", "baseline", "target", "current", "due_on", "owner", "is_shared",
            "standing", "dropped_at", "version",
        ]  # fmt: skip
        read_only_fields = ["dropped_at", "version"]


class ShareSerializer(Body):
    """Who at the client sees a project."""

    name = serializers.CharField(source="contact.name", read_only=True)
    email = serializers.EmailField(source="contact.email")

    class Meta:
        model = Share
        fields = ["id", "name", "email", "shared_at"]
        read_only_fields = ["shared_at"]


class ProjectFilters(Searching):
    """What projects can be narrowed by; `q` searches name, key and client."""

    closed = PutAway("closed_at")
    manager = django_filters.ModelChoiceFilter(queryset=lambda request: accounts())

    class Meta:
        model = Project
        fields = ["client"]


class ProjectViewSet(Throwing, ActionViewSet):
    """Projects, by key."""

    queryset = Project.objects.none()
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilters
    bodies = (*ActionViewSet.bodies, "share")
    answers_with = {"share": status.HTTP_201_CREATED}
    ordering = "-starts_on"
    ordering_fields = ("key", "name", "starts_on")
    lookup_field = "key"
    lookup_value_regex = "[A-Z0-9]+-[0-9]+"
    act_add = staticmethod(actions.start_project)
    act_trash = staticmethod(actions.trash_project)
    act_recover = staticmethod(actions.recover_project)
    act_edit = staticmethod(actions.edit_project)
    permissions = {
        "list": "projects.view_projects",
        "retrieve": "projects.view_projects",
        "create": "projects.start_project",
        "partial_update": "projects.edit_project",
        "close": "projects.close_project",
        "reopen": "projects.reopen_project",
        "trash": "projects.trash_project",
        "recover": "projects.recover_project",
        "shares": "projects.view_projects",
        "share": "projects.share_project",
        "unshare": "projects.unshare_project",
    }

    def get_queryset(self) -> Any:
        return self.rows(Project).select_related("client", "manager")

    @action(detail=True, methods=["post"])
    def close(self, request: Request, **kwargs: Any) -> Response:
        """End it: reminders and surveys stop."""
        return self.shown(actions.close_project(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, **kwargs: Any) -> Response:
        """Take it up again."""
        return self.shown(actions.reopen_project(self.get_object(), by=request.user))

    @action(detail=True, methods=["get"], serializer_class=ShareSerializer, pagination_class=None)
    def shares(self, request: Request, **kwargs: Any) -> Response:
        """Who at the client sees it."""
        return Response(ShareSerializer(queries.shares_of(self.get_object()), many=True).data)

    @action(detail=True, methods=["post"], serializer_class=ShareSerializer)
    def share(self, request: Request, **kwargs: Any) -> Response:
        """Let somebody at the client look in, by e-mail address."""
        email = self.values(request)["contact"]["email"]
        share = actions.share_project(self.get_object(), email=email, by=request.user)
        return self.shown(share, status.HTTP_201_CREATED)

    @action(
        detail=True,
        methods=["post"],
        url_path="shares/(?P<share>[0-9]+)/unshare",
        serializer_class=ShareSerializer,
    )
    def unshare(self, request: Request, share: str, **kwargs: Any) -> Response:
        """Close the portal to a contact."""
        found = queries.find_share(self.get_object().key, int(share))
        return self.shown(actions.unshare_project(found, by=request.user))


class MeasurementSerializer(Body):
    """What a goal was on a day; today, if none is said."""

    class Meta:
        model = Measurement
        fields = ["id", "value", "measured_on", "note"]
        extra_kwargs = {"measured_on": {"required": False}}


class GoalFilters(django_filters.FilterSet):
    """What goals can be narrowed by."""

    project = django_filters.CharFilter("project__key", label="The project's key.")
    owner = django_filters.ModelChoiceFilter(queryset=lambda request: accounts())
    dropped = PutAway("dropped_at")
    is_shared = YesOrNo()

    class Meta:
        model = Goal
        fields = {"due_on": ["gte", "lte"], "kind": ["exact"]}


class GoalViewSet(Bulk, ActionViewSet):
    """Goals."""

    queryset = Goal.objects.none()
    serializer_class = GoalSerializer
    filterset_class = GoalFilters
    bodies = (*Bulk.bodies, "measure")
    ordering_fields = ("due_on", "metric", "created_at")
    act_edit = staticmethod(actions.edit_goal)
    act_add = staticmethod(actions.set_goal)
    permissions = {
        "list": "projects.view_projects",
        "retrieve": "projects.view_projects",
        "create": "projects.set_goal",
        "bulk": "projects.set_goal",
        "partial_update": "projects.edit_goal",
        "measure": "projects.measure_goal",
        "measurements": "projects.view_projects",
        "drop": "projects.drop_goal",
        "restore": "projects.restore_goal",
    }

    def get_queryset(self) -> Any:
        return Goal.objects.select_related("project", "owner")

    @action(detail=True, methods=["post"], serializer_class=MeasurementSerializer)
    def measure(self, request: Request, **kwargs: Any) -> Response:
        """Say what it was on a day."""
        values = self.values(request)
        day = values.pop("measured_on", None) or timezone.localdate()
        goal = actions.measure_goal(self.get_object(), **values, on=day, by=request.user)
        return Response(self.tell(goal))

    @action(detail=True, methods=["get"], serializer_class=MeasurementSerializer, pagination_class=None)
    def measurements(self, request: Request, **kwargs: Any) -> Response:
        """What it was, the newest first."""
        return Response(MeasurementSerializer(queries.measurements_of(self.get_object()), many=True).data)

    @action(detail=True, methods=["post"])
    def drop(self, request: Request, **kwargs: Any) -> Response:
        """Give it up."""
        return self.shown(actions.drop_goal(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Take it up again."""
        return self.shown(actions.restore_goal(self.get_object(), by=request.user))
