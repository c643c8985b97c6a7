from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in; they are global, what they may is not."""

    name = "accounts"

    def ready(self) -> None:
        from accounts import policies, receivers  # noqa: F401
