"""Programs that run once and must succeed."""

import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from launch.paths import LOGS, ROOT
from launch.processes import spawn, stop
from launch.trouble import Trouble


def run_once(
    program: Sequence[str | Path],
    *,
    log: Path,
    failed: str,
    output: IO[bytes] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> None:
    """Run a program to its end, its words going into a log; Trouble with the last of them when it fails."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as file:
        process = spawn(program, log=file, output=output, environment=environment, folder=folder)
        try:
            code = process.wait()
        finally:
            stop(process, signal.SIGTERM, patience=5)
    if code:
        raise Trouble(f"{failed}: {reason_in(log)} (all of it is in {log}).")


def reason_in(log: Path) -> str:
    spoken = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return spoken[-1] if spoken else "it said nothing"


def manage(*lines: str, environment: Mapping[str, str], name: str, failed: str, logs: Path = LOGS) -> str:
    """Run management commands in one process; return what the last of them prints."""
    with tempfile.TemporaryFile() as output:
        run_once(
            [sys.executable, "-m", "launch.manage", *lines],
            log=logs / f"{name}.log",
            failed=failed,
            output=output,
            environment=environment,
        )
        output.seek(0)
        return output.read().decode(errors="replace")
