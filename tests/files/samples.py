"""Files of every kind, as their programs write them, and what they can be made to carry."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
MAIN = {
    ".docx": f"{OFFICE}wordprocessingml.document",
    ".xlsx": f"{OFFICE}spreadsheetml.sheet",
    ".pptx": f"{OFFICE}presentationml.presentation",
}
OPENS = {".odt": f"{OPEN}text", ".ods": f"{OPEN}spreadsheet", ".odp": f"{OPEN}presentation"}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def zipped(members: dict[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=kind)
    return file.getvalue()


def office(ending: str = ".docx", more: dict[str, bytes] | None = None) -> bytes:
    types = f'<Types><Override PartName="/m.xml" ContentType="{MAIN[ending]}.main+xml"/></Types>'
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": b"<Relationships/>",
            "m.xml": b"<m/>",
            **(more or {}),
        }
    )


def opened(ending: str = ".odt", more: dict[str, bytes] | None = None) -> bytes:
    members = {"mimetype": OPENS[ending].encode(), "content.xml": b"<office/>", **(more or {})}
    return zipped(members, stored=("mimetype",))


def picture(
    form: str = "PNG", size: tuple[int, int] = (40, 30), *, mode: str = "RGB", **options: Any
) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, "navy" if mode == "RGB" else 0).save(file, form, **options)
    return file.getvalue()


def moving(form: str = "GIF", frames: int = 3) -> bytes:
    file = io.BytesIO()
    first, *rest = [Image.new("RGB", (20, 20), (number * 60, 0, 0)) for number in range(frames)]
    first.save(file, form, save_all=True, append_images=rest, duration=120, loop=0)
    return file.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MPP = COMPOUND + b"\x01\x00\xfe\xffMicrosoft Project 14.0\0MSProject.MPP14\0" + bytes(512)
GOOD = {
    "Offer.pdf": PDF,
    "Letter.docx": office(".docx"),
    "Numbers.xlsx": office(".xlsx"),
    "Slides.pptx": office(".pptx"),
    "Brief.odt": opened(".odt"),
    "Tabelle.ods": opened(".ods"),
    "Folien.odp": opened(".odp"),
    "Plan.mpp": MPP,
    "notes.txt": "Grüße\n项目".encode(),
    "gbk.txt": "项目计划".encode("gb18030"),
    "wide.txt": "项目".encode("utf-16"),
    "README.md": b"# Why\n",
    "server.log": b"2026-11-24 ok\n",
    "table.csv": b"\xef\xbb\xbfa,b\n1,2\n",
    "scan.png": picture("PNG"),
    "photo.jpg": picture("JPEG"),
    "photo.JPEG": picture("JPEG"),
    "sketch.webp": picture("WEBP"),
    "drop.gif": picture("GIF"),
    "项目计划书.pdf": PDF,
}
