"""Children that never outlive us, and a supervisor that holds them."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from launch.paths import ROOT
from launch.processes import spawn, stop
from launch.supervisor import Part, Supervisor
from launch.trouble import Trouble
from tests.launch.conftest import living, until

PARENT = """
import sys, time
from pathlib import Path
from launch.processes import spawn
with open("/dev/null", "wb") as log:
    print(spawn(["sleep", "600"], log=log).pid, flush=True)
time.sleep(600)
"""


def test_the_kernel_stops_a_child_whose_parent_was_killed():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = psutil.Process(int(parent.stdout.readline()))
    try:
        until(lambda: child.name() == "sleep", patience=5)
    finally:
        parent.kill()
        parent.wait()
    until(lambda: not living([child]), patience=5)


def test_who_does_not_stop_politely_is_killed_with_all_it_started(tmp_path: Path):
    stubborn = "trap '' TERM; sleep 600 & wait; sleep 600"
    with (tmp_path / "log").open("wb") as log:
        process = spawn(["sh", "-c", stubborn], log=log)
    family = until(lambda: psutil.Process(process.pid).children())
    stop(process, signal.SIGTERM, patience=0.3)
    until(lambda: not living(family), patience=5)


def test_a_part_that_does_not_start_is_told_with_its_last_words(tmp_path: Path):
    supervisor = Supervisor(logs=tmp_path)
    broken = Part(
        "broken", ["sh", "-c", "echo first; echo the disk is made of cheese; exit 3"], is_ready=lambda: False
    )
    with pytest.raises(Trouble, match="“broken” did not start: the disk is made of cheese"):
        supervisor.start(broken)


def test_a_part_that_keeps_falling_is_started_less_and_less_often(tmp_path: Path):
    supervisor = Supervisor(logs=tmp_path)
    supervisor.begin(Part("falling", ["sh", "-c", "exit 1"]))
    (one,) = supervisor.running
    delays = []
    for _ in range(4):
        one.process.wait()
        supervisor.mourn(one)
        assert one.again_at is not None
        delays.append(round(one.again_at - time.monotonic()))
        one.again_at = time.monotonic()
        supervisor.look_after(one)
    supervisor.stop()
    assert delays == [0, 1, 2, 5]


def test_a_long_log_is_put_aside(tmp_path: Path):
    log = tmp_path / "web.log"
    log.write_bytes(b"x" * (6 * 1024 * 1024))
    supervisor = Supervisor(logs=tmp_path)
    supervisor.begin(Part("web", ["true"]))
    supervisor.stop()
    assert log.with_name("web.log.1").stat().st_size == 6 * 1024 * 1024
    assert log.stat().st_size == 0


def test_a_terminal_that_was_closed_is_no_reason_to_stop_badly():
    talk = "import time\nfrom launch.terminal import say, step\ntime.sleep(1)\n"
    talk += "with step('Stopping'): say('x' * 100_000)\nopen('/dev/stderr', 'w').write('done')"
    speaker = [sys.executable, "-c", talk]
    process = subprocess.Popen(speaker, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == "done"
    process.stderr.close()
    assert process.wait() == 0
