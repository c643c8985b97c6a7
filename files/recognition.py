"""What a file is, told by what is in it: nothing is believed that its name or its sender says."""

import codecs
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import puremagic
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from core.packages import BadPackage, check_office, check_open
from core.pictures import PIXELS, BrokenPicture, TooManyPixels, redrawn
from files.kinds import BY_TYPE, Kind, endings, kind_called
from tenancy.models import refuse

LOOK = 4096
PART = 256 * 1024
MARKUP = re.compile(
    rb"\s*<(!doctype|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|math|!--|\?xml|\?php|%)"
    rb"[\s>]?|#!|%PDF-|MZ|\x7fELF|\{\\rtf",
    re.IGNORECASE,
)
"""With what a text begins that somebody's program could take for more than a text (after WHATWG's MIME sniffing)."""

UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
ENCODINGS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True)
class Recognised:
    """What is kept of a file: `content` may be drawn anew."""

    kind: Kind
    content: "File[Any]"
    size: int
    sha256: str


def recognise(file: "File[Any]", name: str) -> Recognised:
    """What the file is; a refusal that says what may be attached, if it is not what its name says or nothing we keep."""
    kind = kind_called(name)
    if not file.size:
        raise refuse(_("The file is empty."), field="file")
    if kind is None:
        raise refuse(
            _("Such a file can't be attached. These can: %(endings)s."), field="file", endings=endings()
        )
    file.seek(0)
    if not looks_like(kind, file.read(LOOK)):
        raise disagreeing(kind)
    kept = drawn_anew(file, kind) if kind.form else checked(file, kind)
    return Recognised(kind, kept, kept.size or 0, digest(kept))


def looks_like(kind: Kind, head: bytes) -> bool:
    """Whether the first bytes are those of the kind."""
    if kind.media_type in TEXTS:
        return not MARKUP.match(head.removeprefix(codecs.BOM_UTF8))
    try:
        guesses = puremagic.magic_string(head)
    except puremagic.PureError:
        return False
    return any(
        guess.extension in kind.endings or (kind.family and guess.mime_type == kind.family)
        for guess in guesses
    )


def disagreeing(kind: Kind) -> Exception:
    sentence = _("This is no %(kind)s, whatever its name says. These can be attached: %(endings)s.")
    return refuse(sentence, field="file", kind=kind.title, endings=endings())


def drawn_anew(file: "File[Any]", kind: Kind) -> "File[Any]":
    try:
        return ContentFile(redrawn(file, kind.form), name=file.name)
    except TooManyPixels:
        millions = PIXELS // 1_000_000
        raise refuse(
            _("The picture has more than %(most)s million pixels."), field="file", most=millions
        ) from None
    except BrokenPicture:
        raise refuse(_("The picture is damaged: it can't be read to its end."), field="file") from None


def checked(file: "File[Any]", kind: Kind) -> "File[Any]":
    """The file as it came, if it is of the kind to its end."""
    check = CHECKS.get(kind.media_type)
    file.seek(0)
    if check and not check(file, kind):
        raise disagreeing(kind)
    return file


def is_text(file: Any, kind: Kind) -> bool:
    """Whether it can be read as text in UTF-8, UTF-16 or GB 18030, without signs no text has."""
    head = file.read(2)
    wanted = [ENCODINGS[head]] if head in ENCODINGS else ["utf-8", "gb18030"]
    return any(can_be_read(file, encoding) for encoding in wanted)


def can_be_read(file: Any, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for part in iter(lambda: file.read(PART), b""):
            if UNPRINTED.search(decoder.decode(part)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def is_package(check: Callable[[Any, str], None]) -> Callable[[Any, Kind], bool]:
    """A ZIP file of documents: refused with its own sentence if it is a bomb or carries programs."""

    def holds(file: Any, kind: Kind) -> bool:
        try:
            check(file, kind.media_type)
        except BadPackage as bad:
            if bad.sentence:
                raise refuse(bad.sentence, field="file") from None
            return False
        return True

    return holds


def is_plan(file: Any, kind: Kind) -> bool:
    """Whether the compound file names its maker: other documents of that time have the same beginning."""
    before = b""
    for part in iter(lambda: file.read(PART), b""):
        if b"MSProject." in before + part or b"Microsoft.Project" in before + part:
            return True
        before = part[-32:]
    return False


def digest(file: Any) -> str:
    file.seek(0)
    known = hashlib.sha256()
    for part in iter(lambda: file.read(PART), b""):
        known.update(part)
    file.seek(0)
    return known.hexdigest()


TEXTS = {"text/plain", "text/csv"}
OFFICE = {media_type for media_type in BY_TYPE if "openxmlformats" in media_type}
OPEN = {media_type for media_type in BY_TYPE if "opendocument" in media_type}
CHECKS: dict[str, Callable[[Any, Kind], bool]] = {
    **dict.fromkeys(TEXTS, is_text),
    **dict.fromkeys(OFFICE, is_package(check_office)),
    **dict.fromkeys(OPEN, is_package(check_open)),
    "application/vnd.ms-project": is_plan,
}
