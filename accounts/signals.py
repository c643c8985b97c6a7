"""What accounts tell whoever wants to hear it: they know no organizations themselves."""

from django.dispatch import Signal

sessions_ended = Signal()
"""Somebody ended sessions: `user` whose, `by` who."""

factors_removed = Signal()
"""Somebody's second factors were removed: `user` whose, `by` which operator."""
