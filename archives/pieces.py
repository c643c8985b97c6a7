"""A file kept as rows of a megabyte: written as it grows, read into a file of its own."""

import tempfile
from typing import Any

from archives.models import ExportPiece, OrganizationExport

PIECE = 1024 * 1024


class Pieces:
    """What `zipfile` may write to: it cannot go back, and holds no more than a megabyte."""

    def __init__(self, export: OrganizationExport):
        self.export, self.held, self.number, self.size = export, bytearray(), 0, 0

    def write(self, part: bytes) -> int:
        self.held += part
        self.size += len(part)
        while len(self.held) >= PIECE:
            self.keep(PIECE)
        return len(part)

    def keep(self, length: int) -> None:
        content = bytes(self.held[:length])
        ExportPiece(export=self.export, number=self.number, content=content).save(force_insert=True)
        self.number += 1
        del self.held[:length]

    def flush(self) -> None:
        """Nothing: the last piece is kept by `close`."""

    def close(self) -> None:
        if self.held:
            self.keep(len(self.held))


def as_file(export: OrganizationExport) -> Any:
    """The export as a file, its beginning first; gone when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer closes it)
    for piece in ExportPiece.objects.filter(export=export).order_by("number").iterator(chunk_size=1):
        file.write(piece.content)
    file.seek(0)
    return file
