"""Files somebody would send us to hurt: each is refused, or nothing of what hurts is kept."""

import io
import struct
import zipfile
import zlib

from tests.files.samples import COMPOUND, PDF, moving, office, opened, picture, zipped

SCRIPT = b"<script>alert(document.domain)</script>"
PAGE = b"<!doctype html><html><body>" + SCRIPT
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(200) + b"PE\0\0"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *, rows: bytes = b"", more: bytes = b"") -> bytes:
    """A picture whose head says how large it is, whatever its rows say."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def many_frames(count: int = 5000) -> bytes:
    """A GIF of one pixel that never ends."""
    frame = b"\x21\xf9\x04\x00\x01\x00\x00\x00" + b",\0\0\0\0\x01\0\x01\0\0" + b"\x02\x02D\x01\x00"
    return b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + frame * count + b";"


def large_gif() -> bytes:
    return b"GIF89a\xff\xff\xff\xff" + moving("GIF")[10:]


def bomb(ratio: int = 1000) -> bytes:
    """A document that unpacks to a thousand times its length."""
    return office(more={"big.xml": bytes(40 * 1024 * ratio)})


def nested() -> bytes:
    """A bomb in a bomb: the outer one is as large as it says and no larger."""
    inner = zipped({"zeros": bytes(30 * 1024 * 1024)})
    return office(more={"a.zip": inner, "b.zip": inner, "zeros": bytes(30 * 1024 * 1024)})


def lying() -> bytes:
    """A member that says it is small and is not."""
    content = bytearray(office(more={"big.xml": bytes(20 * 1024 * 1024)}))
    for beginning, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = 0
        while (at := content.find(beginning, at)) >= 0:
            if content[at + place : at + place + 4] == struct.pack("<L", 20 * 1024 * 1024):
                content[at + place : at + place + 4] = struct.pack("<L", 10)
            at += 4
    return bytes(content)


def overlapping() -> bytes:
    """Many members that are the same bytes (after Fifield)."""
    content = office(more={"big.xml": bytes(1024 * 1024)})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        directory = archive.start_dir
    end = content.rfind(b"PK\x05\x06")
    entries = content[directory:end] * 600
    tail = bytearray(content[end:])
    tail[8:12] = struct.pack("<HH", 2400, 2400)
    tail[12:16] = struct.pack("<L", len(entries))
    return content[:directory] + entries + bytes(tail)


def endless_directory() -> bytes:
    content = bytearray(office())
    end = content.rfind(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<L", 0x7FFFFFFF)
    return bytes(content)


def many_members() -> bytes:
    return office(more={f"m{number}": b"" for number in range(6000)})


ONLY_THESE = r"can be attached|These can"
REFUSED: list[tuple[str, str, bytes, str]] = [
    ("empty", "a.txt", b"", "The file is empty"),
    ("no ending", "Makefile", b"all:", ONLY_THESE),
    ("program", "setup.exe", EXE, ONLY_THESE),
    ("program named picture", "setup.png", EXE, ONLY_THESE),
    ("program named text", "setup.txt", EXE, ONLY_THESE),
    ("program of Unix named table", "a.csv", b"\x7fELF\x02\x01\x01" + bytes(50), ONLY_THESE),
    ("shell script", "a.sh", b"#!/bin/sh\nrm -rf /\n", ONLY_THESE),
    ("shell script named text", "a.txt", b"#!/bin/sh\nrm -rf /\n", ONLY_THESE),
    ("JavaScript", "a.js", b"alert(1)", ONLY_THESE),
    ("page", "a.html", PAGE, ONLY_THESE),
    ("page named PDF", "a.pdf", PAGE, ONLY_THESE),
    ("page named text", "a.txt", PAGE, ONLY_THESE),
    ("page after blanks", "a.txt", b"\n\t  " + PAGE, ONLY_THESE),
    ("page after a byte order mark", "a.txt", b"\xef\xbb\xbf" + PAGE, ONLY_THESE),
    ("page as a table", "a.csv", SCRIPT, ONLY_THESE),
    ("page named picture", "a.png", PAGE, ONLY_THESE),
    ("page named document", "a.docx", PAGE, ONLY_THESE),
    ("SVG", "a.svg", SVG, ONLY_THESE),
    ("SVG named PNG", "a.png", SVG, ONLY_THESE),
    ("SVG named text", "a.txt", SVG, ONLY_THESE),
    ("XML", "a.xml", b"<?xml version='1.0'?><x/>", ONLY_THESE),
    ("XML named text", "a.txt", b"<?xml version='1.0'?><x/>", ONLY_THESE),
    ("two endings", "a.pdf.exe", EXE, ONLY_THESE),
    ("PDF named picture", "a.png", PDF, ONLY_THESE),
    ("picture named PDF", "a.pdf", picture(), ONLY_THESE),
    ("PNG named JPEG", "a.jpg", picture("PNG"), ONLY_THESE),
    ("archive", "a.zip", zipped({"a.exe": EXE}), ONLY_THESE),
    ("archive named document", "a.docx", zipped({"a.exe": EXE}), ONLY_THESE),
    ("sheet named document", "a.docx", office(".xlsx"), ONLY_THESE),
    ("OpenDocument named document", "a.docx", opened(), ONLY_THESE),
    ("Java archive named document", "a.docx", zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe"}), ONLY_THESE),
    ("Word of 1997 named plan", "a.mpp", COMPOUND, ONLY_THESE),
    ("shortcut", "a.lnk", b"L\0\0\0\x01\x14\x02\0", ONLY_THESE),
    ("control signs named text", "a.txt", b"abc\x1b]0;x\x07" + bytes([0, 1, 2]), ONLY_THESE),
    ("RTF named text", "a.txt", b"{\\rtf1 \\object}", ONLY_THESE),
    ("PDF named text", "a.txt", PDF, ONLY_THESE),
    ("picture named text", "a.txt", picture(), ONLY_THESE),
    ("macros", "a.docx", office(more={"word/vbaProject.bin": b"x"}), "carries macros"),
    ("macros by type", "a.docx", zipped({"[Content_Types].xml": b"ms-word.document.macroEnabled.main+xml"}), "carries macros"),
    ("macros of LibreOffice", "a.odt", opened(more={"Basic/Standard/Module1.xml": b"x"}), "carries macros"),
    ("bomb", "a.docx", bomb(), "unpacks to more"),
    ("nested bomb", "a.docx", nested(), "unpacks to more"),
    ("overlapping bomb", "a.docx", overlapping(), "unpacks to more"),
    ("member that lies", "a.docx", lying(), ONLY_THESE),
    ("endless list of members", "a.docx", endless_directory(), "unpacks to more"),
    ("six thousand members", "a.docx", many_members(), "unpacks to more"),
    ("half a document", "a.docx", office()[:-30], ONLY_THESE),
    ("flood of pixels", "a.png", png(50_000, 50_000), "more than 40 million pixels"),
    ("flood of pixels in rows", "a.png", png(50_000, 50_000, rows=bytes(1000)), "more than 40 million pixels"),
    ("just too large", "a.png", png(8000, 5001), "more than 40 million pixels"),
    ("flood in a GIF", "a.gif", large_gif(), "more than 40 million pixels"),
    ("endless GIF", "a.gif", many_frames(), "more than 40 million pixels"),
    ("half a PNG", "a.png", picture("PNG", (400, 400))[:80], "damaged"),
    ("half a JPEG", "a.jpg", picture("JPEG", (400, 400))[:-400], "damaged"),
    ("half a WebP", "a.webp", picture("WEBP", (400, 400))[:60], "damaged"),
    ("half a GIF", "a.gif", picture("GIF", (400, 400))[:-60], "damaged"),
    ("PNG without rows", "a.png", png(100, 100), "damaged"),
    ("PNG with a bomb in a note", "a.png", png(1, 1, rows=b"\0\0", more=chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(90 * 1024**2)))), "damaged"),
]  # fmt: skip

POLYGLOTS = {
    "PNG and page": ("a.png", picture("PNG") + PAGE),
    "PNG with a page in a note": ("b.png", png(1, 1, rows=b"\0\0", more=chunk(b"tEXt", b"Comment\0" + PAGE))),
    "PNG with a page in a strange chunk": ("c.png", png(1, 1, rows=b"\0\0", more=chunk(b"htMl", PAGE))),
    "JPEG and page": ("d.jpg", picture("JPEG", comment=PAGE)),
    "JPEG and archive": ("e.jpg", picture("JPEG") + zipped({"a.html": PAGE}) + PAGE),
    "GIF and JavaScript": ("f.gif", picture("GIF", comment=b"*/=1;alert(1);/*" + PAGE)),
    "GIF and what follows": ("g.gif", moving("GIF") + PAGE),
    "WebP and page": ("h.webp", picture("WEBP", xmp=PAGE) + PAGE),
    "JPEG with a profile": ("i.jpg", picture("JPEG", icc_profile=PAGE)),
}
NAMES = {
    "../../etc/passwd.txt": "passwd.txt",
    "..\\..\\windows\\system.txt": "system.txt",
    "/etc/cron.d/x.txt": "x.txt",
    "C:\\x\\y.txt": "y.txt",
    "a\0b.txt": "ab.txt",
    "a\r\nSet-Cookie: x=1.txt": "aSet-Cookie_ x=1.txt",
    'a".txt; filename="b.txt': "a_.txt; filename=_b.txt",
    "invoice\u202etxt.exe.txt": "invoicetxt.exe.txt",
    "a\u2028b\u200bc\ufeff.txt": "abc.txt",
    "a\x7f\x1b[31m.txt": "a[31m.txt",
    " . a .txt. ": "a .txt",
    "<img src=x onerror=alert(1)>.txt": "_img src=x onerror=alert(1)_.txt",
    "x" * 500 + ".txt": "x" * 196 + ".txt",
    "项目" * 200 + ".txt": "项目" * 98 + ".txt",
    "e\u0301.txt": "é.txt",
    "%0d%0aX: y.txt": "%0d%0aX_ y.txt",
    "CON.txt": "CON.txt",
    "a|b?c*d.txt": "a_b_c_d.txt",
}
"""What somebody calls a file, and what it is called here."""
