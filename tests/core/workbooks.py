"""What lies inside a workbook."""

import io
import re
import zipfile

SAYS_MORE_THAN_TEXT = re.compile(rb"<f[ >/]|<hyperlink|<oleObject|<drawing")


def sheets_of(file: bytes) -> bytes:
    """The XML of every part."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())
