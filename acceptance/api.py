"""Submissions for programs."""

from typing import Any

import django_filters
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from acceptance import actions, queries
from acceptance.models import Submission, Verdict
from clients.models import Contact
from files.models import Attachment
from projects.models import Deliverable
from tenancy.api import ReadingViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.questions import YesOrNo


class VerdictSerializer(Body):
    """What was said of one criterion."""

    class Meta:
        model = Verdict
        fields = ["criterion", "text", "passed", "reason"]
        read_only_fields = fields


class SubmissionSerializer(Body):
    """A deliverable laid before a contact; `evidence` are numbers of files of its project."""

    project: Any = serializers.CharField(source="deliverable.project.key", read_only=True)
    deliverable: Any = serializers.PrimaryKeyRelatedField(queryset=Deliverable.objects.all())
    contact: Any = serializers.PrimaryKeyRelatedField(queryset=Contact.objects.all())
    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    files: Any = serializers.PrimaryKeyRelatedField(
        queryset=Attachment.objects.all(), many=True, write_only=True, required=False
    )
    evidence = serializers.SerializerMethodField()
    verdicts = VerdictSerializer(many=True, read_only=True)

    def get_evidence(self, submission: Submission) -> list[int]:
        return [piece.attachment_id for piece in submission.evidence.all()]

    class Meta:
        model = Submission
        fields = [
            "id", "project", "deliverable", "number", "contact", "note", "files", "evidence", "submitted_at",
            "deemed_on", "outcome", "decided_at", "name", "reason", "verdicts",
        ]  # fmt: skip
        read_only_fields = [
            "number", "submitted_at", "deemed_on", "outcome", "decided_at", "name", "reason",
        ]  # fmt: skip


class SubmissionFilters(django_filters.FilterSet):
    """What submissions can be narrowed by."""

    project = django_filters.CharFilter("deliverable__project__key", label="The project's key.")
    deliverable = django_filters.ModelChoiceFilter(queryset=lambda request: Deliverable.objects.all())
    outcome = django_filters.ChoiceFilter(choices=Submission.Outcome.choices)
    decided = YesOrNo("decided_at", lookup_expr="isnull", exclude=True)


class SubmissionViewSet(ReadingViewSet):
    """Submissions, the newest first; a POST submits a deliverable."""

    queryset = Submission.objects.none()
    serializer_class = SubmissionSerializer
    filterset_class = SubmissionFilters
    ordering = "-id"
    ordering_fields = ("submitted_at", "decided_at")
    permissions = {
        "list": "acceptance.view_submissions",
        "retrieve": "acceptance.view_submissions",
        "create": "acceptance.submit_deliverable",
        "withdraw": "acceptance.withdraw_submission",
    }

    def get_queryset(self) -> Any:
        return queries.submissions()

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Ask a contact to accept a deliverable."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        said = dict(serializer.validated_data)
        evidence = said.pop("files", [])
        made = actions.submit_deliverable(**said, evidence=evidence, by=request.user)
        return self.shown(queries.submissions().get(pk=made.pk), status.HTTP_201_CREATED)

    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, **kwargs: Any) -> Response:
        """Ask no longer."""
        return self.shown(actions.withdraw_submission(self.get_object(), by=request.user))
