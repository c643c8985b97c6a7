"""How fast it is: `make bench`, one table; never a timed test."""
