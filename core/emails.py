"""Which e-mail addresses are taken: those that every mail program and server reads alike."""

import re

from django.core.validators import validate_email

PLAIN = re.compile(r"(?!.*=\?)[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*\Z", re.IGNORECASE)


def take_plain_ones_only() -> None:
    """Let the validator that every form and row asks refuse quoted and encoded names: mail for them went to others."""
    validate_email.user_regex = PLAIN
