"""Uploads up to a size: what is over is thrown away as it comes, before it reaches memory or disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

MULTIPART = 1024 * 1024
"""What the other fields and the form's own wrapping may take."""

HOPELESS = 256 * 1024 * 1024
"""From here on the rest is not even listened to: a worker's time is worth more than a kind answer."""


class Bounded(FileUploadHandler):
    """Stands before Django's own handlers; leaves `upload_is_too_large` on the request."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        self.is_hopeless = content_length > HOPELESS
        self.declare(content_length > settings.LARGEST_UPLOAD + MULTIPART)

    def declare(self, is_too_large: bool) -> None:
        self.is_too_large = is_too_large
        if self.request is not None:
            self.request.upload_is_too_large = is_too_large  # type: ignore[attr-defined]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_hopeless:
            raise StopUpload(connection_reset=True)
        if self.is_too_large:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > settings.LARGEST_UPLOAD:
            self.declare(True)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""


def is_too_large(request: Any) -> bool:
    """Whether a file of the request was thrown away for its size."""
    return bool(getattr(request, "upload_is_too_large", False))


def too_large() -> str:
    """What to say of it."""
    return _("The file is larger than %(most)s.") % {"most": filesizeformat(settings.LARGEST_UPLOAD)}
