"""The scope for programs: its statement, deliverables and criteria."""

from typing import Any

import django_filters
from rest_framework import serializers

from projects import actions
from projects.api import MemberField
from projects.models import Criterion, Deliverable, ScopeItem
from projects.of_project import OfProject, ProjectKeyField, reading
from tenancy.api import ActionViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.bulk import Bulk
from tenancy.rest.throwing import Throwing


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


class DeliverableViewSet(Bulk, Throwing, ActionViewSet):
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
        bulk="projects.add_deliverable",
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
