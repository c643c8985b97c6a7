from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """How clients say it went."""

    name = "surveys"

    def ready(self) -> None:
        from surveys import events, places, policies, reactions  # noqa: F401
