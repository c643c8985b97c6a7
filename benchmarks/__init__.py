"""How fast it is, as counts and ratios; never a timed test."""
