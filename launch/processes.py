"""Child processes that never outlive us."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from launch.paths import ROOT

LEASH = Path(__file__).with_name("leash.py")


@dataclass(frozen=True)
class Account:
    """A user of the machine, to run a program as."""

    user: int
    group: int


def spawn(
    program: Sequence[str | Path],
    *,
    log: IO[bytes],
    output: IO[bytes] | None = None,
    stop_signal: int = signal.SIGTERM,
    account: Account | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own (Ctrl-C is for us alone) and on the leash."""
    return subprocess.Popen(
        leashed(program, stop_signal=stop_signal, account=account),
        stdin=subprocess.DEVNULL,
        stdout=output or log,
        stderr=log,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )


def leashed(
    program: Sequence[str | Path], *, stop_signal: int = signal.SIGTERM, account: Account | None = None
) -> list[str | Path]:
    """The program, to be stopped by that signal when we die."""
    user, group = (str(account.user), str(account.group)) if account else ("-", "-")
    return [sys.executable, "-I", "-S", LEASH, str(os.getpid()), str(int(stop_signal)), user, group, *program]


def stop(process: subprocess.Popen[bytes], stop_signal: int, *, patience: float) -> None:
    """Ask to stop, and after `patience` seconds insist; then sweep up whatever it started."""
    if process.poll() is None:
        process.send_signal(stop_signal)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    sweep(process)


def sweep(process: subprocess.Popen[bytes]) -> None:
    """Kill what a process that has ended left behind in its group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
