"""Reading the mails that are written."""

from typing import Any

from communication.layout import compose as compose_mail
from communication.models import Mail


def compose(mail: Mail) -> Any:
    """The message, or None when nobody wants it."""
    return compose_mail(mail)
