"""Documents that are ZIP files: looked through where they are, with bounds, and never unpacked."""

import struct
import zipfile
import zlib
from typing import Any

from django.utils.translation import gettext_lazy as _

MOST_MEMBERS = 5000
MOST_DIRECTORY = 2 * 1024**2
MOST_BYTES = 512 * 1024**2
MOST_RATIO, FREE = 200, 16 * 1024**2
LONGEST_TYPES = 1024**2
PART = 256 * 1024
END, END_64 = b"PK\x05\x06", b"PK\x06\x07"
END_LENGTH, LONGEST_COMMENT = 22, 65_535
ENCRYPTED = 0x1
PACKED_AS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
)
PROGRAMS = ("vbaproject.bin", "vbadata.xml", "/activex", "/basic/", "/scripts/", "macrosheets/")


class BadPackage(Exception):
    """What is no such document; `sentence` says why, where a person could not know."""

    def __init__(self, sentence: Any = ""):
        super().__init__(sentence)
        self.sentence = sentence


def check_office(file: Any, media_type: str) -> None:
    """Raise BadPackage unless it is a document of Microsoft Office without programs."""
    with opened(file) as package:
        types = beginning(package, "[Content_Types].xml").lower()
        if b"macroenabled" in types:
            raise BadPackage(WITH_PROGRAMS)
        if f"{media_type}.main+xml".lower().encode() not in types:
            raise BadPackage


def check_open(file: Any, media_type: str) -> None:
    """Raise BadPackage unless it is an OpenDocument without programs."""
    with opened(file) as package:
        if beginning(package, "mimetype").strip() != media_type.encode():
            raise BadPackage


def opened(file: Any) -> zipfile.ZipFile:
    """The package, if its size is believable, its members are what they say, and none of them is a program."""
    ask_directory(file)
    try:
        package = zipfile.ZipFile(file)
    except BROKEN:
        raise BadPackage from None
    members = package.infolist()
    ask_size(members, file.seek(0, 2))
    if any(word in f"/{member.filename.lower()}" for member in members for word in PROGRAMS):
        raise BadPackage(WITH_PROGRAMS)
    for member in members:
        read_through(package, member)
    return package


def ask_directory(file: Any) -> None:
    """Look at the length of the list of members before anybody reads it: one of millions takes a gigabyte."""
    length = file.seek(0, 2)
    file.seek(max(0, length - END_LENGTH - LONGEST_COMMENT - 20))
    tail = file.read()
    place = tail.rfind(END)
    if place < 0 or len(tail) < place + END_LENGTH:
        raise BadPackage
    (size,) = struct.unpack_from("<L", tail, place + 12)
    if size > MOST_DIRECTORY or END_64 in tail:
        raise BadPackage(TOO_LARGE)


def ask_size(members: list[zipfile.ZipInfo], length: int) -> None:
    """Refuse too many, too much, too dense, or twice the same bytes."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_dense = unpacked > FREE + MOST_RATIO * packed
    if len(members) > MOST_MEMBERS or unpacked > MOST_BYTES or packed > length or is_dense:
        raise BadPackage(TOO_LARGE)


def read_through(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """A member that is longer or other than it says is found by its checksum; nothing of it is held."""
    if member.flag_bits & ENCRYPTED or member.compress_type not in PACKED_AS:
        raise BadPackage
    try:
        with package.open(member) as content:
            while content.read(PART):
                pass
    except BROKEN:
        raise BadPackage from None


def beginning(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        with package.open(name) as content:
            return content.read(LONGEST_TYPES)
    except BROKEN:
        raise BadPackage from None


TOO_LARGE = _("The document unpacks to more than a document could hold. It was not opened.")
WITH_PROGRAMS = _("The document carries macros. Save it without them, then attach it.")
