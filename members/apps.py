from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """How people come into an organization and what they are in it."""

    name = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from members import events, places, policies, signals  # noqa: F401
