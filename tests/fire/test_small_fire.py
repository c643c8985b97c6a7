"""The outbox under fire, small: the command of `make fire` itself, on servers of its own."""

import subprocess
import sys

from launch.paths import ROOT
from tests.launch.conftest import bare_environment

SMALL = ("--mails", "56", "--kills", "6", "--seconds", "15", "--lease", "3")


def test_nothing_is_lost_and_nothing_told_that_must_not_be():
    command = [sys.executable, "-m", "benchmarks.fire", *SMALL]
    told = subprocess.run(
        command, cwd=ROOT, env=bare_environment(), capture_output=True, text=True, timeout=300
    )

    assert told.returncode == 0, f"{told.stdout}\n{told.stderr}"
    assert "✓ lost" in told.stdout
