"""The six digits of a code: derived whenever they are needed, so the database never holds them."""

import hashlib
import hmac

from django.conf import settings

DIGITS = 6


def digits_of(key: int, nonce: str, address: str) -> str:
    """The code that the row of this key and nonce stands for, as proof of this address and no other."""
    message = f"portal.code\0{key}\0{nonce}\0{address.lower()}".encode()
    sealed = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()
    return f"{int.from_bytes(sealed) % 10**DIGITS:0{DIGITS}}"


def is_code(typed: str, code: str) -> bool:
    """Whether somebody typed the code; spaces and hyphens between the digits don't count."""
    plain = "".join(letter for letter in typed if letter not in " \t-")
    return hmac.compare_digest(plain.encode(), code.encode())
