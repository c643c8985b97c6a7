"""The product's waits, shortened: what takes minutes in life takes seconds in the fire."""

import os
from datetime import timedelta

LEASE = timedelta(seconds=float(os.environ.get("FIRE_LEASE", 6)))
PAUSES = [timedelta(seconds=seconds) for seconds in (0.5, 1, 2, 4)]
SWEEP = LEASE * 2 / 3
AT_ONCE = 60
LONGEST_WAIT = 0.5
"""Seconds a request may wait for the broker: as in life."""
