from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """How clients say it went."""

    name = "surveys"
    verbose_name = _("Surveys")

    def ready(self) -> None:
        from surveys import events, places, policies, reactions  # noqa: F401
