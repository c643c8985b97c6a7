"""Files that mean harm, or are something else: each gets its own reason, and little memory."""

import tracemalloc
from collections.abc import Iterator

import pytest

from integrations.msproject import door
from integrations.msproject.reader import read_plan
from integrations.msproject.trouble import Reason, Unreadable
from tests.integrations.plans import HEAD, believable, plan, task

MB = 1024 * 1024
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
FILES = {
    "empty": (b"", Reason.EMPTY),
    "only spaces": (b" \n ", Reason.EMPTY),
    "mpp": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Reason.PROJECT_BINARY),
    "mpx": (b"MPX,Microsoft Project for Windows,4.0,ANSI\r\n", Reason.PROJECT_BINARY),
    "docx": (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", Reason.ARCHIVE),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(40), Reason.ARCHIVE),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(60), Reason.PICTURE),
    "pdf": (b"%PDF-1.7\n", Reason.PDF),
    "web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", Reason.WEB_PAGE),
    "text": (b"Task;Start;Finish\n", Reason.NOT_XML),
    "other xml": (b"<?xml version='1.0'?><rss><channel/></rss>", Reason.OTHER_XML),
    "other namespace": (b"<Project xmlns='http://maven.apache.org/POM/4.0.0'/>", Reason.OTHER_XML),
    "no namespace": (b"<Project><Tasks/></Project>", Reason.OTHER_XML),
    "truncated": (believable()[:-200], Reason.TRUNCATED),
    "truncated in a tag": (believable()[:-4], Reason.TRUNCATED),
    "not well-formed": (plan().replace(b"</Tasks>", b"</Task>"), Reason.BROKEN),
    "after the end": (plan() + b"<again/>", Reason.BROKEN),
    "latin-1 said to be utf-8": (plan(task(1, "Vermögen")).decode().encode("latin-1"), Reason.ENCODING),
    "gb2312": (plan().replace(b"UTF-8", b"GB2312"), Reason.ENCODING),
    "unknown encoding": (plan().replace(b"UTF-8", b"KLINGON"), Reason.ENCODING),
    "billion laughs": (
        f'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY l0 "ha">{LAUGHS}]><Project>&l9;</Project>'.encode(),
        Reason.DOCTYPE,
    ),
    "quadratic blow-up": (
        f'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "{"a" * 50_000}">]><Project>{"&a;" * 50_000}</Project>'.encode(),
        Reason.DOCTYPE,
    ),
    "external entity": (
        b'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project>&x;</Project>',
        Reason.DOCTYPE,
    ),
    "external dtd": (b'<!DOCTYPE Project SYSTEM "http://127.0.0.1:1/x.dtd"><Project/>', Reason.DOCTYPE),
    "parameter entity": (
        b'<!DOCTYPE Project [<!ENTITY % p SYSTEM "http://127.0.0.1:1/">%p;]><Project/>', Reason.DOCTYPE,
    ),
    "undeclared entity": (plan(task(1, "x")).replace(b"<Name>x", b"<Name>&boom;"), Reason.BROKEN),
    "no tasks": (plan(), Reason.NO_TASKS),
    "blank rows only": (plan("<Task><UID>1</UID><IsNull>1</IsNull></Task>"), Reason.NO_TASKS),
    "only the project's own summary": (plan(task(0, "All", level=0)), Reason.NO_TASKS),
    "inactive rows only": (plan(task(1, "Off", Active=0)), Reason.NO_TASKS),
    "too deep": (f"{HEAD}{'<Tasks>' * 40}".encode(), Reason.TOO_DEEP),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), FILES.values(), ids=FILES)
def test_each_kind_of_wrong_file_has_its_own_reason(content, reason):
    with pytest.raises(Unreadable) as refused:
        read_plan([content])

    assert refused.value.reason == reason


@pytest.mark.parametrize(("content", "reason"), FILES.values(), ids=FILES)
def test_small_wrong_files_are_known_at_the_door_already(content, reason):
    if len(content) > door.LOOK:
        content = content[: door.LOOK]

    with pytest.raises(Unreadable) as refused:
        door.first_look(content, len(content))

    assert refused.value.reason == reason


def test_a_file_over_the_limit_is_known_by_its_size():
    with pytest.raises(Unreadable) as refused:
        door.first_look(believable(), door.LIMIT + 1)

    assert (refused.value.reason, refused.value.details) == (Reason.TOO_LARGE, {"limit": 50})


def forever(begin: str, more: str, megabytes: int = 50) -> Iterator[bytes]:
    """A large file, never held."""
    yield f"{HEAD}{begin}".encode()
    piece = (more * (MB // len(more))).encode()
    for _ in range(megabytes):
        yield piece


def numbered(form: str) -> Iterator[bytes]:
    yield HEAD.encode()
    for start in range(0, 50 * 60_000, 60_000):
        yield "".join(form % number for number in range(start, start + 60_000)).encode()


FLOODS = {
    "a tag without end": forever('<x a="', "y"),
    "a comment without end": forever("<!--", "y"),
    "ever new names": numbered("<a%d/>"),
    "tasks without number": forever("<Tasks>", "<Task/>"),
    "links without number": forever("<Tasks><Task><UID>1</UID>", "<PredecessorLink/>"),
    "facts without number": forever("", "<Name/>"),
    "one long name": forever("<Tasks><Task><Name>", "y"),
    "notes upon notes": forever("<Tasks><Task>", f"<Notes>{'n' * 900}</Notes>"),
    "time-phased data": forever("<Assignments><Assignment>", "<TimephasedData><Value>PT8H0M0S</Value></TimephasedData>", 5),
}  # fmt: skip


@pytest.mark.parametrize("chunks", FLOODS.values(), ids=FLOODS)
def test_fifty_megabytes_of_anything_need_little_memory(chunks):
    tracemalloc.start()

    with pytest.raises(Unreadable) as refused:
        read_plan(chunks)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert refused.value.reason in {Reason.FLOOD, Reason.TOO_MANY, Reason.TRUNCATED}
    assert peak < 64 * MB
