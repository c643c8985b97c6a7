from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunicationConfig(AppConfig):
    """Tells people."""

    name = "communication"
    verbose_name = _("Communication")

    def ready(self) -> None:
        from communication import (  # noqa: F401
            events,
            policies,
            reactions,
            reactions_to_acceptance,
            texts,
            texts_of_acceptance,
            texts_of_changes,
            texts_of_signing,
            texts_of_visits,
        )
