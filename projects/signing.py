"""Whose turn it is to sign."""

from typing import Any


def on_turn(laid: Any) -> list[Any]:
    """The signatures that are asked for now: all that are not given, or, one after the other, the first of them."""
    waiting = list(laid.undecided().select_related("contact", "user"))
    return waiting[:1] if laid.in_order else waiting
