from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Who and what a plan needs."""

    name = "resources"
