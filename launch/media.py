"""The folder of the files people have uploaded."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from launch.paths import VAR


def folder() -> Path:
    """As config.settings has it."""
    return Path(os.environ.get("MEDIA_ROOT") or VAR / "media")


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """(name with slashes, path) of each file under the folder."""
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(root).as_posix(), path


def is_inside(name: str) -> bool:
    """Whether a name stays under the folder it is unpacked into."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and name == path.as_posix()
