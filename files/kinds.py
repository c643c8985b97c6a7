"""What may be attached: the allow-list, by what a file is and not by what it is called."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    """A sort of file; `endings` are what its name may end in, the usual one first; `form` is what pictures are drawn in,
    `family` the media type of many sorts that begin alike.
    """

    media_type: str
    title: Any
    icon: str
    endings: tuple[str, ...]
    form: str = ""
    family: str = ""


KINDS = [
    Kind("application/pdf", _("PDF"), "file-type-pdf", (".pdf",)),
    Kind(f"{OFFICE}wordprocessingml.document", _("Word document"), "file-type-doc", (".docx",)),
    Kind(f"{OFFICE}spreadsheetml.sheet", _("Excel workbook"), "file-type-xls", (".xlsx",)),
    Kind(f"{OFFICE}presentationml.presentation", _("PowerPoint presentation"), "file-type-ppt", (".pptx",)),
    Kind(f"{OPEN}text", _("OpenDocument text"), "file-type-doc", (".odt",)),
    Kind(f"{OPEN}spreadsheet", _("OpenDocument spreadsheet"), "file-type-xls", (".ods",)),
    Kind(f"{OPEN}presentation", _("OpenDocument presentation"), "file-type-ppt", (".odp",)),
    Kind(
        "application/vnd.ms-project",
        _("Microsoft Project plan"),
        "timeline",
        (".mpp",),
        family="application/x-ole-storage",
    ),
    Kind("text/plain", _("Plain text"), "file-type-txt", (".txt", ".md", ".log")),
    Kind("text/csv", _("CSV table"), "file-type-csv", (".csv",)),
    Kind("image/png", _("PNG picture"), "photo", (".png",), "PNG"),
    Kind("image/jpeg", _("JPEG picture"), "photo", (".jpg", ".jpeg"), "JPEG"),
    Kind("image/webp", _("WebP picture"), "photo", (".webp",), "WEBP"),
    Kind("image/gif", _("GIF picture"), "photo", (".gif",), "GIF"),
]
BY_TYPE = {kind.media_type: kind for kind in KINDS}
CHOICES = [(kind.media_type, kind.title) for kind in KINDS]


def ending_of(name: str) -> str:
    """The name's last ending in small letters, with its dot; "" without one."""
    stem, dot, last = name.rpartition(".")
    return f".{last.lower()}" if stem and dot else ""


def kind_called(name: str) -> Kind | None:
    """What the name says that the file is."""
    return next((kind for kind in KINDS if ending_of(name) in kind.endings), None)


def endings() -> str:
    """All that may be attached, as people know it: .pdf, .docx, …"""
    return ", ".join(ending for kind in KINDS for ending in kind.endings)
