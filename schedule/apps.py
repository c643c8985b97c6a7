from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScheduleConfig(AppConfig):
    """Tasks, milestones, dependencies and working calendars."""

    name = "schedule"
    verbose_name = _("Plan")

    def ready(self) -> None:
        from schedule import events, policies  # noqa: F401
