"""`make leaks`: proves that the tests of isolation catch what they are for."""

import os
import sys

import django

from launch.checks import outside_environment

OURS = dict(os.environ)

if __name__ == "__main__":
    os.environ.update(outside_environment())
    django.setup()

    from tests.isolation.leaks import prove

    sys.exit(prove(OURS))
