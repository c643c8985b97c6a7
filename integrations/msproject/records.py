"""An XML file as a stream of small records, read so that no file can hurt: no DTD, no entities, no depth, no flood."""

from collections import Counter
from xml.parsers import expat

from integrations.msproject.disguises import unmask
from integrations.msproject.trouble import Reason, Unreadable

NAMESPACE = "http://schemas.microsoft.com/project"
ROOT = f"{NAMESPACE} Project"
SECTIONS = {"Calendars": "Calendar", "Tasks": "Task", "Resources": "Resource", "Assignments": "Assignment"}
RECORD_DEPTH = 3
MOST_DEPTH = 32
MOST_RECORDS = {
    "Project": 2_000,
    "Calendar": 20_000,
    "Task": 50_000,
    "Resource": 20_000,
    "Assignment": 200_000,
}
MOST_ELEMENTS = 50_000
MOST_TEXT = 200_000
MOST_NAMES = 5_000
MOST_TOKEN = 2 * 1024 * 1024
NON_ASCII = 0x80
_ENDS_EARLY = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}
_ENCODING = {
    expat.errors.codes[message]
    for message in (expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING)
}


class Record:
    """An element with its text and the elements in it, by local name; `passed_over` names those not built up."""

    __slots__ = ("children", "name", "passed_over", "pieces")

    def __init__(self, name: str):
        self.name = name
        self.pieces: list[str] = []
        self.children: list[Record] = []
        self.passed_over: set[str] = set()

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    def get(self, name: str) -> str:
        """The text of the first element of that name, '' without one."""
        return next((child.text for child in self.children if child.name == name), "")

    def all(self, *path: str) -> "list[Record]":
        """The elements at the end of the path."""
        found = [self]
        for name in path:
            found = [child for element in found for child in element.children if child.name == name]
        return found


class Records:
    """Feed it the file piece by piece; `ready` fills with records.

    Only elements named in `wanted` are kept; whatever is in others is never built up, and remembered if `noticed`.
    """

    def __init__(self, wanted: frozenset[str], noticed: frozenset[str] = frozenset()):
        self.wanted, self.noticed = wanted, noticed
        self.ready: list[Record] = []
        self.counts: Counter[str] = Counter()
        self._open: list[Record] = []
        self._depth = self._ignored_depth = self._elements = self._text = self._fed = 0
        self._section = self._record = ""
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def feed(self, chunk: bytes) -> None:
        """Take the next piece; raises Unreadable."""
        if not self._fed:
            unmask(chunk)
        self._parse(chunk, is_last=False)
        self._fed += len(chunk)
        if len(self._parser.intern) > MOST_NAMES or self._fed - self._parser.CurrentByteIndex > MOST_TOKEN:
            raise Unreadable(Reason.FLOOD)

    def close(self) -> None:
        """Say that the file ends here; raises Unreadable if it should not."""
        if not self._fed:
            raise Unreadable(Reason.EMPTY)
        self._parse(b"", is_last=True)

    def _parse(self, chunk: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise self._told(error, chunk) from None
        except (LookupError, ValueError):  # an encoding nobody knows, or one of several bytes a letter
            raise Unreadable(Reason.ENCODING) from None

    def _told(self, error: expat.ExpatError, chunk: bytes) -> Unreadable:
        at = self._parser.ErrorByteIndex - self._fed
        if error.code in _ENDS_EARLY:
            return Unreadable(Reason.TRUNCATED)
        if error.code in _ENCODING or (0 <= at < len(chunk) and chunk[at] >= NON_ASCII):
            return Unreadable(Reason.ENCODING)
        return Unreadable(Reason.BROKEN, line=error.lineno)

    def _doctype(self, *declared: object) -> None:
        raise Unreadable(Reason.DOCTYPE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and name != ROOT:
            raise Unreadable(Reason.OTHER_XML, root=name.rpartition(" ")[2][:80])
        if self._depth > MOST_DEPTH:
            raise Unreadable(Reason.TOO_DEEP)
        if self._ignored_depth or self._depth == 1:
            return
        self._enter(name.rpartition(" ")[2])

    def _enter(self, name: str) -> None:
        if self._depth == RECORD_DEPTH - 1 and name in SECTIONS:
            self._section = name
        elif self._depth == RECORD_DEPTH and SECTIONS.get(self._section) == name:
            self._begin(name, name)
        elif self._depth == RECORD_DEPTH - 1 and name in self.wanted:
            self._begin("Project", name)
        elif self._open and name in self.wanted:
            self._build(name)
        else:
            if self._open and name in self.noticed:
                self._open[0].passed_over.add(name)
            self._ignored_depth = self._depth

    def _begin(self, kind: str, name: str) -> None:
        self.counts[kind] += 1
        if self.counts[kind] > MOST_RECORDS[kind]:
            raise Unreadable(Reason.TOO_MANY, what=kind, most=MOST_RECORDS[kind])
        self._record, self._elements, self._text = kind, 0, 0
        self._build(name)

    def _build(self, name: str) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Unreadable(Reason.TOO_MANY, what=self._record, most=MOST_ELEMENTS)
        record = Record(name)
        if self._open:
            self._open[-1].children.append(record)
        self._open.append(record)

    def _characters(self, text: str) -> None:
        if self._open and not self._ignored_depth and self._text < MOST_TEXT:
            self._text += len(text)
            self._open[-1].pieces.append(text)

    def _end(self, name: str) -> None:
        if self._ignored_depth:
            self._ignored_depth = 0 if self._ignored_depth == self._depth else self._ignored_depth
        elif self._open:
            record = self._open.pop()
            if not self._open:
                self.ready.append(record)
        elif self._depth == RECORD_DEPTH - 1:
            self._section = ""
        self._depth -= 1
