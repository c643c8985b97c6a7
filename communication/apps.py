from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunicationConfig(AppConfig):
    """Tells people."""

    name = "communication"
    verbose_name = _("Communication")

    def ready(self) -> None:
        from communication import events, policies, reactions, texts, texts_of_visits  # noqa: F401
