"""Reminder rules and the outbox for programs."""

from typing import Any

from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from communication import actions
from communication.models import Mail, ReminderRule


class ReminderRuleSerializer(serializers.ModelSerializer[Any]):
    """A rule."""

    class Meta:
        model = ReminderRule
        fields = ["id", "when", "days", "audience", "dropped_at"]
        read_only_fields = ["dropped_at"]


class MailSerializer(serializers.ModelSerializer[Any]):
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
            "dead_at",
            "attempts",
            "trouble",
        ]


class ReminderRuleViewSet(viewsets.ReadOnlyModelViewSet[Any]):
    """Who is reminded of milestones, and when."""

    queryset = ReminderRule.objects.none()
    serializer_class = ReminderRuleSerializer
    permissions = {
        "list": "communication.view_reminders",
        "retrieve": "communication.view_reminders",
        "create": "communication.set_reminder",
        "drop": "communication.drop_reminder",
        "restore": "communication.restore_reminder",
    }

    def get_queryset(self) -> Any:
        return ReminderRule.objects.all() if self.detail else ReminderRule.objects.current()

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Set a rule."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        values = {"days": 0, "audience": ReminderRule.Audience.MANAGER, "when": ReminderRule.When.BEFORE}
        rule = actions.set_reminder(**(values | serializer.validated_data), by=request.user)
        return Response(self.get_serializer(rule).data, status=status.HTTP_201_CREATED)

    @action(detail=True, methods=["post"])
    def drop(self, request: Request, **kwargs: Any) -> Response:
        """Remind by it no longer."""
        return Response(self.get_serializer(actions.drop_reminder(self.get_object(), by=request.user)).data)

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: Any) -> Response:
        """Remind by it again."""
        return Response(
            self.get_serializer(actions.restore_reminder(self.get_object(), by=request.user)).data
        )


class MailViewSet(viewsets.ReadOnlyModelViewSet[Any]):
    """The outbox."""

    queryset = Mail.objects.none()
    serializer_class = MailSerializer
    filterset_fields = ["letter"]
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
        return Response(self.get_serializer(actions.retry_mail(self.get_object(), by=request.user)).data)
