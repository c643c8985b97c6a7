"""What is looked at before a parser sees a file: its size, its kind, and what stands before the first element."""

from pyexpat import ExpatError, ParserCreate
from typing import Any

from integrations.msproject import problems

LIMIT = 50 * 1024 * 1024
LIMIT_TEXT = "50 MB"
NAMESPACE = "http://schemas.microsoft.com/project"
PIECE = 64 * 1024
OFFICE_PARTS = (b"xl/", b"word/", b"ppt/", b"[Content_Types].xml")
KINDS: list[tuple[bytes, type[problems.OtherKind]]] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", problems.MicrosoftProjectFile),
    (b"PK", problems.ZipFile),
    (b"\x1f\x8b", problems.ZipFile),
    (b"7z\xbc\xaf", problems.ZipFile),
    (b"%PDF", problems.PdfFile),
    (b"\x89PNG", problems.Picture),
    (b"\xff\xd8\xff", problems.Picture),
    (b"GIF8", problems.Picture),
]


class _Seen(Exception):
    """The first element has begun."""


def check(content: bytes) -> None:
    """Let a file that may be a plan pass; raises the PlanProblem of any other."""
    check_size(len(content))
    check_kind(content)
    check_beginning(content)


def check_size(size: int) -> None:
    if size > LIMIT:
        raise problems.TooBig(limit=LIMIT_TEXT)
    if size == 0:
        raise problems.Empty


def check_kind(content: bytes) -> None:
    """Recognize what people upload by mistake."""
    for magic, problem in KINDS:
        if content.startswith(magic):
            raise (problems.OfficeFile if is_office(content) else problem)
    text = content[:PIECE].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        raise problems.WebPage
    if not text.startswith(b"<") and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise problems.NotXml


def is_office(content: bytes) -> bool:
    return content.startswith(b"PK") and any(part in content[:4096] for part in OFFICE_PARTS)


def check_beginning(content: bytes) -> None:
    """Read up to the first element: no DOCTYPE before it, and it is a Microsoft Project plan's."""
    parser, roots = _parser()
    try:
        for start in range(0, len(content), PIECE):
            parser.Parse(content[start : start + PIECE], start + PIECE >= len(content))
    except _Seen:
        pass
    except ExpatError as trouble:
        raise problems.Malformed(line=trouble.lineno) from trouble
    if roots[0] != f"{NAMESPACE} Project":
        raise problems.OtherXml(root=roots[0].rpartition(" ")[2][:60])


def _parser() -> tuple[Any, list[str]]:
    """An expat parser that stops at the first element and puts its name on the list."""
    parser, roots = ParserCreate(namespace_separator=" "), []

    def begin(name: str, attributes: dict[str, str]) -> None:
        roots.append(name)
        raise _Seen

    def doctype(*declared: Any) -> None:
        raise problems.HasDoctype

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, doctype
    return parser, roots
