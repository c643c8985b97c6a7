"""Tokens for links in mails: made again when the mail is written, so the database never holds one."""

import base64
import hashlib
import hmac

from django.conf import settings


def link_token(purpose: str, key: int, nonce: str) -> str:
    """`<key>-<256 bits>`: valid for one purpose and one row while its nonce stays."""
    return f"{key}-{_seal(purpose, key, nonce)}"


def key_of(token: str) -> int:
    """The row a token speaks of, 0 when it cannot be one; says nothing about whether it is genuine."""
    head = token.partition("-")[0]
    return int(head) if head.isascii() and head.isdigit() and len(head) < 18 else 0


def is_genuine(token: str, purpose: str, key: int, nonce: str) -> bool:
    return hmac.compare_digest(token.encode(), link_token(purpose, key, nonce).encode())


def _seal(purpose: str, key: int, nonce: str) -> str:
    message = f"{purpose}\0{key}\0{nonce}".encode()
    sealed = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
