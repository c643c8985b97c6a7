"""A toast: one sentence about what was just done, and the way back."""

from django.contrib import messages
from django.http import HttpRequest


def toast(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Show the text on the next page or piece; `undo` is the URL of the opposite verb, reached by POST."""
    messages.success(request, text, extra_tags=undo)
