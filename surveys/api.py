"""Surveys and answers for programs."""

from typing import Any

import django_filters
from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from schedule.models import Task
from surveys import actions, queries
from surveys.models import Answer, Survey
from tenancy.api import ReadingViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.questions import WholeNumber, YesOrNo


class SurveySerializer(Body):
    """A survey and how it goes."""

    project: Any = serializers.SlugRelatedField(slug_field="key", read_only=True)
    task: Any = serializers.PrimaryKeyRelatedField(queryset=Task.objects.all())
    asked = serializers.IntegerField(source="asked_count", read_only=True)
    answers = serializers.IntegerField(source="answers_count", read_only=True)
    average = serializers.FloatField(read_only=True, allow_null=True)

    class Meta:
        model = Survey
        fields = [
            "id",
            "project",
            "task",
            "opened_at",
            "closes_on",
            "closed_at",
            "asked",
            "answers",
            "average",
        ]
        read_only_fields = ["opened_at", "closes_on", "closed_at"]


class AnswerSerializer(Body):
    """What somebody said."""

    survey = serializers.IntegerField(source="invitation.survey_id", read_only=True)
    contact = serializers.IntegerField(source="invitation.contact_id", read_only=True)

    class Meta:
        model = Answer
        fields = ["id", "survey", "contact", "score", "comment", "answered_at"]


class SurveyFilters(django_filters.FilterSet):
    """What surveys can be narrowed by."""

    project = django_filters.CharFilter("project__key", label="The project's key.")
    closed = YesOrNo("closed_at", lookup_expr="isnull", exclude=True)


class AnswerFilters(django_filters.FilterSet):
    """What answers can be narrowed by."""

    survey = django_filters.ModelChoiceFilter(
        "invitation__survey", queryset=lambda request: Survey.objects.all()
    )

    score = WholeNumber()
    score__lte = WholeNumber("score", lookup_expr="lte")
    score__gte = WholeNumber("score", lookup_expr="gte")


class SurveyViewSet(ReadingViewSet):
    """Surveys; a POST asks about a milestone."""

    queryset = Survey.objects.none()
    serializer_class = SurveySerializer
    filterset_class = SurveyFilters
    ordering = "-id"
    ordering_fields = ("opened_at", "closes_on")
    permissions = {
        "list": "surveys.view_surveys",
        "retrieve": "surveys.view_surveys",
        "create": "surveys.open_survey",
        "close": "surveys.close_survey",
    }

    def get_queryset(self) -> Any:
        return queries.surveys()

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Ask the people the project is shared with."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        survey = actions.open_survey(serializer.validated_data["task"], at=timezone.now(), by=request.user)
        return self.shown(queries.find_survey(survey.pk), status.HTTP_201_CREATED)

    @action(detail=True, methods=["post"])
    def close(self, request: Request, **kwargs: Any) -> Response:
        """Take no more answers."""
        survey = actions.close_survey(self.get_object(), by=request.user)
        return self.shown(queries.find_survey(survey.pk))


class AnswerViewSet(ReadingViewSet):
    """What people said, the newest first."""

    queryset = Answer.objects.none()
    serializer_class = AnswerSerializer
    filterset_class = AnswerFilters
    ordering = "-id"
    ordering_fields = ("answered_at", "score")
    permissions = {"list": "surveys.view_surveys", "retrieve": "surveys.view_surveys"}

    def get_queryset(self) -> Any:
        return Answer.objects.select_related("invitation")
