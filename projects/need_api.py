"""Needs for programs."""

from typing import Any

from rest_framework import serializers

from clients.models import Contact
from projects import actions
from projects.models import Goal, Need
from projects.of_project import OfProject, ProjectKeyField, reading
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.throwing import Throwing


class NeedSerializer(Body):
    """A need; `goals` are the numbers of the goals that answer it, `contact` that of who said it."""

    project: Any = ProjectKeyField()
    contact: Any = serializers.PrimaryKeyRelatedField(
        queryset=Contact.objects.all(), required=False, allow_null=True
    )
    goals: Any = serializers.PrimaryKeyRelatedField(queryset=Goal.objects.all(), many=True, required=False)

    class Meta:
        model = Need
        fields = ["id", "project", "text", "importance", "contact", "goals", "version"]
        read_only_fields = ["version"]


class NeedFilters(OfProject):
    """What needs can be narrowed by."""

    class Meta:
        model = Need
        fields = {"importance": ["exact", "gte"]}


class NeedViewSet(Throwing, ActionViewSet):
    """Needs."""

    queryset = Need.objects.none()
    serializer_class = NeedSerializer
    filterset_class = NeedFilters
    ordering = "position"
    ordering_fields = ("position", "importance", "created_at")
    act_trash = staticmethod(actions.trash_need)
    act_recover = staticmethod(actions.recover_need)
    permissions = reading(
        create="projects.add_need",
        partial_update="projects.edit_need",
        trash="projects.trash_need",
        recover="projects.recover_need",
    )

    def act_add(self, **values: Any) -> Need:
        return self.again(actions.add_need(values.pop("project"), **values))

    def act_edit(self, need: Need, **values: Any) -> Need:
        return self.again(actions.edit_need(need, **values))

    def get_queryset(self) -> Any:
        return self.rows(Need).select_related("project").prefetch_related("goal_links__goal")

    def again(self, need: Need) -> Need:
        """The row as reading it would find it."""
        found: Need = (
            Need.objects.select_related("project").prefetch_related("goal_links__goal").get(pk=need.pk)
        )
        return found
