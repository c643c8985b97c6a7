from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TracingConfig(AppConfig):
    """From a need to its acceptance, and what belongs to nothing that was promised."""

    name = "tracing"
    verbose_name = _("Traceability")

    def ready(self) -> None:
        from tracing import events, policies  # noqa: F401
