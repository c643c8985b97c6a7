"""Stopping under load, small: the command itself, on servers of its own."""

import subprocess
import sys

from launch.paths import ROOT
from tests.launch.conftest import bare_environment


def test_nobody_who_got_in_is_dropped_and_no_task_is_lost():
    command = [sys.executable, "-m", "benchmarks.stopping", "--seconds", "1", "--tasks", "20"]
    told = subprocess.run(
        command, cwd=ROOT, env=bare_environment(), capture_output=True, text=True, timeout=300
    )

    assert told.returncode == 0, f"{told.stdout}\n{told.stderr}"
    assert "✓ nothing was dropped" in told.stdout
