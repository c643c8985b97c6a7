"""What a file is, by its first bytes, when it is not XML."""

from integrations.msproject.trouble import Reason, Unreadable

MAGIC = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Reason.PROJECT_BINARY,
    b"MPX": Reason.PROJECT_BINARY,
    b"PK\x03\x04": Reason.ARCHIVE,
    b"PK\x05\x06": Reason.ARCHIVE,
    b"\x1f\x8b": Reason.ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": Reason.ARCHIVE,
    b"Rar!": Reason.ARCHIVE,
    b"%PDF": Reason.PDF,
    b"\x89PNG": Reason.PICTURE,
    b"\xff\xd8\xff": Reason.PICTURE,
    b"GIF8": Reason.PICTURE,
}
XML_BEGINS = (b"<", b"\xff\xfe<", b"\xfe\xff\x00<", b"\x00<", b"<\x00")
WEB_BEGINS = (b"<!doctype html", b"<html")
UTF8_MARK = b"\xef\xbb\xbf"


def unmask(head: bytes) -> None:
    """Raise Unreadable unless the first bytes of the file could begin XML."""
    for magic, reason in MAGIC.items():
        if head.startswith(magic):
            raise Unreadable(reason)
    begin = head.removeprefix(UTF8_MARK).lstrip()
    if not begin:
        raise Unreadable(Reason.EMPTY)
    if begin[:20].lower().startswith(WEB_BEGINS):
        raise Unreadable(Reason.WEB_PAGE)
    if not begin.startswith(XML_BEGINS):
        raise Unreadable(Reason.NOT_XML)
