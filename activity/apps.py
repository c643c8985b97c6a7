from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivityConfig(AppConfig):
    """The one way to say that something happened."""

    name = "activity"
    verbose_name = _("What happened")

    def ready(self) -> None:
        from activity import events, policies  # noqa: F401
