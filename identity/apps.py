from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    """Signing in through an organization's own identity provider."""

    name = "identity"
    verbose_name = _("Sign-in")

    def ready(self) -> None:
        from identity import events, policies, signals, texts  # noqa: F401
