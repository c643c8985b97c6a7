"""Front-end assets: what of node_modules is published, and under which name. Nothing else can be served."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.checks import CheckMessage, Error, register
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

NODE_ASSETS: dict[str, tuple[str, list[str]]] = {
    "vendor/tabler/": ("@tabler/core/dist", ["css/tabler.min.css", "js/tabler.min.js"]),
    "vendor/hotkey/": ("@github/hotkey/dist", ["index.js"]),
    "vendor/sortable/": ("sortablejs/modular", ["sortable.esm.js"]),
    "vendor/tom-select/": (
        "tom-select/dist",
        ["css/tom-select.bootstrap5.min.css", "js/tom-select.complete.min.js"],
    ),
}


def published() -> Iterator[tuple[str, Path]]:
    """Every asset as (public name, file)."""
    for prefix, (folder, names) in settings.NODE_ASSETS.items():
        for name in names:
            yield prefix + name, settings.NODE_ROOT / folder / name


class NodeAssetsFinder(BaseFinder):
    """Finds the published files of node_modules."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any):
        self.files = dict(published())
        self.storage = FileSystemStorage(location=settings.NODE_ROOT)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = self.files.get(path)
        hits = [str(found)] if found and found.exists() else []
        return hits if find_all else (hits[0] if hits else None)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for name, file in self.files.items():
            yield name, _Renamed(self.storage, str(file.relative_to(settings.NODE_ROOT)))


class _Renamed(FileSystemStorage):
    """One file of node_modules under its public name."""

    def __init__(self, storage: FileSystemStorage, source: str):
        super().__init__(location=storage.location)
        self.source = source

    def path(self, name: str) -> str:
        return super().path(self.source)


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Files named by their content; source maps, which we don't publish, aren't looked for."""

    patterns = tuple(
        (glob, tuple(entry for entry in entries if "sourceMappingURL" not in str(entry)))
        for glob, entries in HashedFilesMixin.patterns
    )


ICON = re.compile(r"[a-z0-9-]+")


def icon_file(name: str) -> Path:
    """The SVG of an outline icon; ValueError for a name that cannot be one."""
    if not ICON.fullmatch(name):
        raise ValueError(f"{name!r} is no icon's name.")
    return Path(settings.NODE_ROOT) / "@tabler/icons/icons/outline" / f"{name}.svg"


@register("staticfiles")
def check_assets(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every published file is there."""
    missing = [name for name, file in published() if not file.exists()]
    hint = "Run `make run` once, or `npm ci --ignore-scripts`."
    return [Error(f"The asset {name} is missing.", hint=hint, id="core.E001") for name in missing]
