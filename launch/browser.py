"""A real Chromium for the tests, and a font with Chinese: the machine's own, else from npm into var/."""

import os
import platform
import shlex
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import brotli

from launch import assets, lock
from launch.paths import ROOT, VAR
from launch.steps import run_once
from launch.terminal import step
from launch.trouble import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLAYWRIGHTS = (".cache/ms-playwright", "Library/Caches/ms-playwright")
FOLDER = VAR / "chromium"
FINISHED = FOLDER / "finished"
WRAPPER = """#!/bin/sh
LD_LIBRARY_PATH={folder}/lib exec {folder}/headless "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/fontcache</cachedir>
</fontconfig>
"""


def ensure() -> dict[str, str]:
    """The variables that name the browser and, if the machine has no Chinese font, ours."""
    found = next(candidates(), None)
    has_font = has_chinese_font()
    if not (found and has_font):
        bring(with_browser=not found)
    path = found or next(candidates(), None)
    if not path:
        raise Trouble("No Chromium was found or could be brought: install one, or name it in CHROMIUM.")
    return {"CHROMIUM": str(path)} | ({} if has_font else {"FONTCONFIG_FILE": str(FOLDER / "fonts.conf")})


def candidates() -> Iterator[Path]:
    """Every Chromium there is, the one that was asked for first."""
    named = [os.environ.get("CHROMIUM", ""), *(shutil.which(name) or "" for name in NAMES)]
    known = [Path(name) for name in named if name] + [FOLDER / "chromium"]
    for folder in PLAYWRIGHTS:
        known += sorted((Path.home() / folder).glob("chromium-*/chrome-*/chrome"), reverse=True)
    return (path for path in known if os.access(path, os.X_OK))


def has_chinese_font() -> bool:
    if not (fc_list := shutil.which("fc-list")):
        return sys.platform == "darwin"
    return bool(subprocess.run([fc_list, ":lang=zh"], capture_output=True).stdout.strip())


def bring(*, with_browser: bool) -> None:
    """Install what is missing, once, whoever asks at the same time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    held = lock.wait_for(VAR / "chromium.lock")
    try:
        if not FINISHED.exists():
            with step("Chromium and a Chinese font" if with_browser else "A Chinese font"):
                install()
            FINISHED.touch()
    finally:
        os.close(held)


def install() -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "launch" / "chromium" / name, FOLDER)
    assets.clean_install(FOLDER)
    modules = FOLDER / "node_modules"
    shutil.copytree(modules / "@embedpdf" / "fonts-sc" / "fonts", FOLDER / "fonts", dirs_exist_ok=True)
    (FOLDER / "fonts.conf").write_text(FONTS.format(folder=FOLDER))
    if sys.platform == "linux" and platform.machine() == "x86_64":
        unpack(modules / "@sparticuz" / "chromium" / "bin")
    else:
        install_playwrights()
    shutil.rmtree(modules)


def unpack(packed: Path) -> None:
    """Unpack the browser and what a small system lacks; the wrapper, made last, makes it a candidate."""
    for name, folder in {"al2023": FOLDER, "swiftshader": FOLDER, "fonts": FOLDER / "fonts"}.items():
        with tarfile.open(
            fileobj=BytesIO(brotli.decompress((packed / f"{name}.tar.br").read_bytes()))
        ) as archive:
            if hasattr(tarfile, "data_filter"):
                archive.extractall(folder, filter="data")
            else:  # Python 3.11 before 3.11.4; what is in it is pinned by its hash.
                archive.extractall(folder)  # noqa: S202
    program, wrapper = FOLDER / "headless", FOLDER / "chromium"
    program.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    wrapper.write_text(WRAPPER.format(folder=shlex.quote(str(FOLDER))))
    for path in (program, wrapper):
        path.chmod(0o755)


def install_playwrights() -> None:
    run_once(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        log=VAR / "log" / "chromium.log",
        failed="Playwright's Chromium could not be brought; install one, or name it in CHROMIUM",
    )
