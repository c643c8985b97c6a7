"""`make test`: the checks, then the whole suite."""

import os
import subprocess
import sys

from launch import browser
from launch.checks import check
from launch.paths import ROOT
from launch.processes import leashed
from launch.terminal import say
from launch.trouble import Trouble

# By file: what a module sets up (a site, a browser) is set up once.
PYTEST = (sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile")


def test(*options: str) -> None:
    """Run checks and suite even if the first fails: one run tells everything."""
    complaint = complaint_of_checks()
    chromium = browser.ensure()
    say("Tests")
    code = subprocess.run(leashed([*PYTEST, *options]), cwd=ROOT, env={**os.environ, **chromium}).returncode
    if complaint or code:
        raise Trouble(complaint or "The tests failed.")


def complaint_of_checks() -> str:
    try:
        check()
    except Trouble as trouble:
        say(f"\n{trouble}")
        return str(trouble)
    return ""
