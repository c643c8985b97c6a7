from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """Tasks, milestones, dependencies and working calendars."""

    name = "schedule"

    def ready(self) -> None:
        from schedule import events, policies  # noqa: F401
