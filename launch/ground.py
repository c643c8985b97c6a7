"""Where PostgreSQL may stand: as root it runs as nobody, in a folder nobody can reach."""

import hashlib
import os
import pwd
import shutil
import subprocess
from pathlib import Path

from launch.processes import Account
from launch.trouble import Trouble

SHARED = Path("/var/lib")


def server_account() -> Account | None:
    """Whom PostgreSQL runs as: ourselves, or nobody where we are root."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def can_enter(account: Account | None, path: Path) -> bool:
    """Whether that user may enter a folder or run a program."""
    if account is None:
        return os.access(path, os.X_OK)
    question = ["test", "-x", str(path)]
    user, group = account.user, account.group
    return subprocess.run(question, cwd="/", user=user, group=group, extra_groups=[]).returncode == 0


def ground_for(folder: Path, account: Account | None) -> Path:
    """The folder itself if the server's user can reach it, else its stand-in outside of closed homes."""
    if can_enter(account, folder):
        return folder
    stand_in = stand_in_of(folder)
    stand_in.mkdir(mode=0o711, exist_ok=True)
    return stand_in


def stand_in_of(folder: Path) -> Path:
    return SHARED / f"accord-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"


def reachable_binaries(binaries: Path, ground: Path, account: Account | None) -> Path:
    """The binaries, copied next to the data where the server's user cannot reach them."""
    if can_enter(account, binaries / "postgres"):
        return binaries
    package = package_of(binaries)
    copy = ground / f"programs-{version_of(binaries)}"
    if not (copy / package.name).exists():
        copy_package(package, copy)
    return copy / package.name / binaries.relative_to(package)


def version_of(binaries: Path) -> str:
    """Differs when the programs do."""
    known = (binaries / "postgres").stat()
    return f"{known.st_size:x}-{known.st_mtime_ns:x}"


def package_of(binaries: Path) -> Path:
    for folder in binaries.parents:
        if folder.parent.name == "site-packages":
            return folder
    raise Trouble(
        f"PostgreSQL in {binaries} is out of reach for the user nobody: set PG_BINDIR to an open folder."
    )


def copy_package(package: Path, target: Path) -> None:
    """Copy a package and the libraries beside it, so that a half-made copy is never used."""
    unfinished = target.with_name(f"{target.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, unfinished / folder.name, symlinks=True)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
