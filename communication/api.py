"""Reminder rules and the outbox for programs."""

from typing import Any

from django_filters.rest_framework import FilterSet
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from communication import actions
from communication.models import Mail, ReminderRule
from tenancy.api import ActionViewSet, ReadingViewSet
from tenancy.rest.bodies import Body
from tenancy.rest.questions import PutAway


class ReminderRuleSerializer(Body):
    """A rule; on the day itself there are no days to count."""

    class Meta:
        model = ReminderRule
        fields = ["id", "when", "days", "audience", "dropped_at", "version"]
        read_only_fields = ["dropped_at", "version"]
        extra_kwargs = {"when": {"required": True}, "audience": {"required": True}}
        validators: list[Any] = []  # the noun checks itself in the action


class MailSerializer(Body):
    """A mail and what became of it."""

    class Meta:
        model = Mail
        fields = [
            "id",
            "letter",
            "to_email",
            "language",
            "queued_at",
            "sent_at",
            "dropped_at",
            "dropped_because",
            "dead_at",
            "attempts",
            "trouble",
        ]


class ReminderRuleFilters(FilterSet):
    """What rules can be narrowed by."""

    dropped = PutAway("dropped_at")

    class Meta:
        model = ReminderRule
        fields = ["when", "audience"]


class MailFilters(FilterSet):
    """What the outbox can be narrowed by."""

    class Meta:
        model = Mail
        fields = ["letter"]


class ReminderRuleViewSet(ActionViewSet):
    """Who is reminded of milestones, and when."""

    queryset = ReminderRule.objects.none()
    serializer_class = ReminderRuleSerializer
    filterset_class = ReminderRuleFilters
    ordering_fields = ("days",)
    act_add = staticmethod(actions.set_reminder)
    act_edit = staticmethod(actions.edit_reminder)
    permissions = {
        "list": "communication.view_reminders",
        "retrieve": "communication.view_reminders",
        "create": "communication.set_reminder",
        "partial_update": "communication.edit_reminder",
        "drop": "communication.drop_reminder",
        "restore": "communication.restore_reminder",
    }

    def get_queryset(self) -> Any:
        return ReminderRule.objects.all()

    @action(detail=True, methods=["post"])
    def drop(self, request: Request, **kwargs: Any) -> Response:
        """Remind by it no longer."""
        return self.shown(actions.drop_reminder(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Remind by it again."""
        return self.shown(actions.restore_reminder(self.get_object(), by=request.user))


class MailViewSet(ReadingViewSet):
    """The outbox."""

    queryset = Mail.objects.none()
    serializer_class = MailSerializer
    filterset_class = MailFilters
    ordering = "-id"
    ordering_fields = ("queued_at",)
    permissions = {
        "list": "communication.view_outbox",
        "retrieve": "communication.view_outbox",
        "retry": "communication.retry_mail",
    }

    def get_queryset(self) -> Any:
        return Mail.objects.all()

    @action(detail=True, methods=["post"])
    def retry(self, request: Request, **kwargs: Any) -> Response:
        """Try one that was given up once more."""
        return self.shown(actions.retry_mail(self.get_object(), by=request.user))
