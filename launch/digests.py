"""Bytes on their way, counted and hashed."""

import hashlib
from typing import IO, Any


class Digesting:
    """Passes on what is written, or read, and remembers how much it was and its SHA-256."""

    def __init__(self, file: IO[bytes]):
        self.file, self.digest, self.size = file, hashlib.sha256(), 0

    def write(self, part: bytes) -> int:
        self.note(part)
        return self.file.write(part)

    def read(self, size: int = -1) -> bytes:
        part = self.file.read(size)
        self.note(part)
        return part

    def note(self, part: bytes) -> None:
        self.digest.update(part)
        self.size += len(part)

    def facts(self) -> dict[str, Any]:
        return {"bytes": self.size, "sha256": self.digest.hexdigest()}
