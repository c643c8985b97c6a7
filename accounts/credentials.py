"""What a browser tells of a passkey: JSON, which anybody may send to the page to sign in."""

import json
from typing import Any

from allauth.mfa.webauthn import forms


class ShallowJSON(json.JSONDecoder):
    """Takes depths and numbers in which nobody finds their way for what cannot be read."""

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except (ValueError, RecursionError):
            raise json.JSONDecodeError("Not to be read", s[:20], 0) from None


def read_shallow_ones_only() -> None:
    """Let allauth's forms read by it: a form's fields are copies of those of its class."""
    for name in (
        "AddWebAuthnForm",
        "SignupWebAuthnForm",
        "AuthenticateWebAuthnForm",
        "LoginWebAuthnForm",
        "ReauthenticateWebAuthnForm",
    ):
        getattr(forms, name).base_fields["credential"].decoder = ShallowJSON
